import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { NEED_STATES } from '../domain/words.ts'
import { Area, Cursor, Day, Id, Instant, Limit, Note, nullable, oneOf } from './words.ts'

export type NeedRow = Static<typeof NeedRow>
export const NeedRow = Type.Object({
  id: Id,
  version: Type.Integer(),
  kind: Type.String(),
  /** With names, numbers and addresses in it masked. */
  text: Type.String(),
  state: oneOf(NEED_STATES),
  dueOn: nullable<string>(Type.String()),
  overdue: Type.Boolean(),
  openedAt: Instant,
  changedAt: Instant,
  by: Type.String(),
  caseId: nullable<string>(Id),
  caseNo: nullable<string>(Type.String()),
  /** How the case stands now. */
  caseState: nullable<string>(Type.String()),
  householdId: nullable<string>(Id),
  enterpriseId: nullable<string>(Id),
  of: Type.String(),
  steps: Type.Array(
    Type.Object({ at: Instant, state: oneOf(NEED_STATES), by: Type.String(), text: nullable<string>(Type.String()) }),
  ),
})

/** Of households in the own community and enterprises in the own area, as far as the caller may see each. */
export const listNeeds = operation({
  name: 'community.listNeeds',
  http: 'GET /community/needs',
  title: { zh: '查看需求', en: 'Needs' },
  may: 'community:view-enterprises',
  reach: 'area',
  in: Type.Object({
    area: Type.Optional(Area),
    of: Type.Optional(oneOf(['household', 'enterprise'])),
    open: Type.Optional(Type.Boolean()),
    limit: Type.Optional(Limit),
    cursor: Type.Optional(Cursor),
  }),
  out: Type.Object({ items: Type.Array(NeedRow), next: nullable<string>(Type.String()) }),
})

const answer = Type.Object({ id: Id, version: Type.Integer(), state: oneOf(NEED_STATES) })

export const followNeed = operation({
  name: 'community.followNeed',
  http: 'POST /community/needs/{id}/follow',
  title: { zh: '跟进需求', en: 'Follow a need' },
  may: 'community:record-enterprises',
  reach: 'area',
  in: Type.Object({
    id: Id,
    state: oneOf(['following', 'done', 'cannot']),
    text: Note,
    dueOn: Type.Optional(Day),
  }),
  out: answer,
})

/** Opens a case of the need; the caller must be allowed to report. */
export const openNeedCase = operation({
  name: 'community.openNeedCase',
  http: 'POST /community/needs/{id}/case',
  title: { zh: '需求转案件', en: 'Open a case of a need' },
  may: 'community:record-enterprises',
  reach: 'area',
  in: Type.Object({
    id: Id,
    title: Type.String({ minLength: 2, maxLength: 200, pattern: '\\S' }),
    text: Type.Optional(Type.String({ maxLength: 2000 })),
    category: Type.Optional(Type.String({ pattern: '^[0-9]{6}$' })),
    urgency: Type.Optional(oneOf(['normal', 'urgent'])),
    /** The resident or contact who is to be called back, handed over sealed. */
    callBack: Type.Optional(Type.Boolean()),
  }),
  out: Type.Object({ ...answer.properties, caseId: Id, caseNo: Type.String() }),
})
