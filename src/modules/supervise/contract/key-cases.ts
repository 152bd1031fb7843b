import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { CaseRef, Cursor, Id, Instant, nullable, Sentence } from './words.ts'

/** A case that is followed step by step until it is closed. */
export const KeyCaseRow = Type.Object({
  id: Id,
  caseNo: Type.String(),
  title: Type.String(),
  state: Type.String(),
  areaCode: nullable<string>(Type.String()),
  leadUnit: nullable<string>(Type.String()),
  reportedAt: Instant,
  /** The step it is in, who answers for it, and when it is due. */
  step: nullable<string>(Type.String()),
  stepDue: nullable<string>(Instant),
  stepPost: nullable<string>(Type.String()),
  overdue: Type.Boolean(),
  supervision: nullable<string>(Type.String()),
  /** The last line of its record. */
  lastEvent: nullable<string>(Type.String()),
  lastAt: nullable<string>(Instant),
  whys: Type.Array(
    Type.Object({
      why: Type.String(),
      reason: nullable<string>(Type.String()),
      byName: nullable<string>(Type.String()),
      at: Instant,
    }),
  ),
})
export type KeyCaseRow = Static<typeof KeyCaseRow>

export const listKeyCases = operation({
  name: 'supervise.listKeyCases',
  http: 'GET /supervise/key-cases',
  title: { zh: '重点案件', en: 'Key cases' },
  may: 'supervise:view-register',
  reach: 'area',
  in: Type.Object({
    why: Type.Optional(Type.String({ maxLength: 20 })),
    caseId: Type.Optional(Id),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    cursor: Type.Optional(Cursor),
  }),
  out: Type.Object({ items: Type.Array(KeyCaseRow), next: nullable<string>(Type.String()) }),
})

export const pinCase = operation({
  name: 'supervise.pinCase',
  http: 'PUT /supervise/key-cases/{id}',
  title: { zh: '列为重点案件', en: 'Put a case on the key list' },
  may: 'supervise:pin-case',
  reach: 'area',
  in: Type.Object({ id: CaseRef, reason: Sentence(500) }),
  out: Type.Object({ id: Id }),
})

export const unpinCase = operation({
  name: 'supervise.unpinCase',
  http: 'DELETE /supervise/key-cases/{id}',
  title: { zh: '移出重点案件', en: 'Take a case off the key list' },
  may: 'supervise:pin-case',
  reach: 'area',
  in: Type.Object({ id: CaseRef }),
  out: Type.Object({ id: Id }),
})
