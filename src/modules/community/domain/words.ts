/** Words that are stored, in the order in which they are offered. */
export const DUE_STATES = ['none', 'later', 'soon', 'due'] as const
/** Whether somebody is to be visited: not at all, later, within the week, now. */
export type DueState = (typeof DUE_STATES)[number]

export const TENURES = ['own', 'rent', 'other'] as const
export type Tenure = (typeof TENURES)[number]

export const GENDERS = ['male', 'female', 'unknown'] as const
export type Gender = (typeof GENDERS)[number]

export const RELATIONS = ['head', 'spouse', 'child', 'parent', 'grandchild', 'tenant', 'other'] as const
export type Relation = (typeof RELATIONS)[number]

export const SORTS = ['visit', 'service'] as const
export type RecordSort = (typeof SORTS)[number]

/** A visit met somebody, reached them by telephone, or found nobody; a service is done. */
export const RESULTS = ['met', 'phone', 'absent', 'done'] as const
export type RecordResult = (typeof RESULTS)[number]

export const NEED_STATES = ['open', 'following', 'caseOpened', 'caseEnded', 'done', 'cannot'] as const
export type NeedState = (typeof NEED_STATES)[number]

export const IMPORT_KINDS = ['residents', 'enterprises'] as const
export type ImportKind = (typeof IMPORT_KINDS)[number]
export const IMPORT_STATES = ['waiting', 'running', 'done', 'failed'] as const
export type ImportState = (typeof IMPORT_STATES)[number]
