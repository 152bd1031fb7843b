/** `admin`: one of the three admins; `case`: handles cases; `support`: neither; `service`: of programs only. */
export const POST_SORTS = ['admin', 'case', 'support', 'service'] as const
export type PostSort = (typeof POST_SORTS)[number]
