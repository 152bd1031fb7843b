import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { RESULTS, SORTS } from '../domain/words.ts'
import { Area, Cursor, Id, Instant, Key, Limit, Note, nullable, oneOf } from './words.ts'

export type RecordRow = Static<typeof RecordRow>
export const RecordRow = Type.Object({
  id: Id,
  sort: oneOf(SORTS),
  kind: Type.String(),
  result: oneOf(RESULTS),
  at: Instant,
  by: Type.String(),
  /** With names, numbers and addresses in it masked. */
  text: nullable<string>(Type.String()),
  householdId: nullable<string>(Id),
  enterpriseId: nullable<string>(Id),
  /** Building of the household, or name of the enterprise. */
  of: Type.String(),
})

const record = {
  sort: oneOf(SORTS),
  kind: Key,
  result: Type.Optional(oneOf(['met', 'phone', 'absent'])),
  /** Now without it; not in the future, and not older than a year. */
  at: Type.Optional(Instant),
  text: Type.Optional(Note),
  /** What was asked for on the way. */
  need: Type.Optional(Type.Object({ kind: Key, text: Note })),
}
const added = Type.Object({ id: Id, needId: nullable<string>(Id), nextVisitOn: nullable<string>(Type.String()) })

export const addHouseholdRecord = operation({
  name: 'community.addHouseholdRecord',
  http: 'POST /community/households/{household}/records',
  title: { zh: '登记走访或服务', en: 'Record a visit or service' },
  may: 'community:record',
  reach: 'area',
  in: Type.Object({ household: Id, ...record }),
  out: added,
})

export const addEnterpriseRecord = operation({
  name: 'community.addEnterpriseRecord',
  http: 'POST /community/enterprises/{enterprise}/records',
  title: { zh: '登记企业走访或服务', en: 'Record a visit or service to an enterprise' },
  may: 'community:record-enterprises',
  reach: 'area',
  in: Type.Object({ enterprise: Id, ...record }),
  out: added,
})

/** Of households in the own community, newest first. */
export const listRecords = operation({
  name: 'community.listRecords',
  http: 'GET /community/records',
  title: { zh: '查看走访和服务记录', en: 'Visits and services' },
  may: 'community:view-residents',
  reach: 'area',
  in: Type.Object({
    area: Type.Optional(Area),
    sort: Type.Optional(oneOf(SORTS)),
    limit: Type.Optional(Limit),
    cursor: Type.Optional(Cursor),
  }),
  out: Type.Object({ items: Type.Array(RecordRow), next: nullable<string>(Type.String()) }),
})
