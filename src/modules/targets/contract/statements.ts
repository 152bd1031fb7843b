import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { Day, Id, Instant, nullable, Sentence } from './words.ts'

const Statement = Type.Object({
  text: Type.String(),
  statedBy: Type.String(),
  statedOn: Day,
  basis: Type.String(),
  recordedByName: Type.String(),
  recordedAt: Instant,
  version: Type.Integer(),
})

/** Whether the evidence of a target is a statement, and what was stated. It is always shown as 陈述, never as measured. */
export const StatementState = Type.Object({
  targetId: Id,
  kind: Type.Unsafe<'measurement' | 'statement'>(Type.Enum(['measurement', 'statement'])),
  statement: nullable<Static<typeof Statement>>(Statement),
})
export type StatementState = Static<typeof StatementState>

export const getStatement = operation({
  name: 'targets.getStatement',
  http: 'GET /targets/items/{targetId}/statement',
  title: { zh: '查看陈述', en: 'The statement of a target' },
  may: 'targets:view',
  reach: 'area',
  in: Type.Object({ targetId: Id }),
  out: StatementState,
})

/** From here on the target has no measured value, or again may have one. */
export const setEvidenceKind = operation({
  name: 'targets.setEvidenceKind',
  http: 'PUT /targets/items/{targetId}/evidence-kind',
  title: { zh: '设定佐证方式', en: 'Set how a target is proved' },
  may: 'targets:set',
  reach: 'area',
  in: Type.Object({
    targetId: Id,
    kind: Type.Unsafe<'measurement' | 'statement'>(Type.Enum(['measurement', 'statement'])),
  }),
  out: StatementState,
})

export const recordStatement = operation({
  name: 'targets.recordStatement',
  http: 'PUT /targets/items/{targetId}/statement',
  title: { zh: '登记陈述', en: 'Record a statement' },
  may: 'targets:fill',
  reach: 'area',
  in: Type.Object({
    targetId: Id,
    text: Sentence(300),
    /** Who stated it: a name with its office, or a body. */
    statedBy: Sentence(60),
    statedOn: Day,
    /** On what it rests: a contract clause, a letter, a minute. */
    basis: Sentence(300),
  }),
  out: StatementState,
})
