/** `admin`: one of the three admins; `case`: handles cases; `support`: neither. */
export const POST_SORTS = ['admin', 'case', 'support'] as const
export type PostSort = (typeof POST_SORTS)[number]
