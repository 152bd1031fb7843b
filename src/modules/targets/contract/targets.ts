import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { CHANGE_KINDS, CHANGE_STATES, DIRECTIONS, OPERATORS, TARGET_KINDS, TARGET_STATES } from '../domain/target.ts'
import { Decimal, Id, Instant, nullable, oneOf, Sentence, Text, Weight, Year } from './words.ts'

const maybeText = nullable<string>(Type.String())

/** A target as pages read it; values and weights are decimal text. */
export const TargetRow = Type.Object({
  id: Id,
  planId: Id,
  projectId: nullable<string>(Id),
  unit: Type.String(),
  year: Year,
  goalId: nullable<string>(Id),
  level1: Type.String(),
  level2: Type.String(),
  level3: Type.String(),
  kind: oneOf(TARGET_KINDS),
  op: nullable<(typeof OPERATORS)[number]>(oneOf(OPERATORS)),
  value: nullable<string>(Decimal),
  valueUnit: maybeText,
  text: maybeText,
  ref: maybeText,
  /** As it is printed: `≥95%`. */
  printed: Type.String(),
  direction: nullable<(typeof DIRECTIONS)[number]>(oneOf(DIRECTIONS)),
  /** As approved. */
  weight: Weight,
  /** What counts now that others may have been withdrawn. */
  weightInForce: Weight,
  basis: Type.String(),
  previous1: maybeText,
  previous2: maybeText,
  position: Type.Integer(),
  state: oneOf(TARGET_STATES),
  /** Kinds of warnings that whoever set it has read and kept to. */
  acknowledged: Type.Array(Type.String()),
  version: Type.Integer(),
})
export type TargetRow = Static<typeof TargetRow>

const measureFields = {
  level1: Sentence(40),
  level2: Sentence(40),
  level3: Sentence(100),
  kind: oneOf(TARGET_KINDS),
  op: Type.Optional(oneOf(OPERATORS)),
  value: Type.Optional(Decimal),
  valueUnit: Type.Optional(Text(20)),
  /** Expected words of a qualitative one. */
  text: Type.Optional(Text(300)),
  /** What a reference points to: 合同金额, 预算金额, 标准. */
  ref: Type.Optional(Text(100)),
}
export const MeasureInput = Type.Object(measureFields)
export type MeasureInput = Static<typeof MeasureInput>

export const TargetFinding = Type.Object({
  kind: Type.String(),
  severity: oneOf(['error', 'warning', 'note']),
  text: Type.String(),
})
export type TargetFinding = Static<typeof TargetFinding>

export const checkTargetDraft = operation({
  name: 'targets.checkTargetDraft',
  http: 'GET /targets/check',
  title: { zh: '检查拟定的目标', en: 'Check a target before it is saved' },
  may: 'targets:set',
  reach: 'area',
  in: Type.Object({ planId: Id, ...measureFields }),
  out: Type.Object({ items: Type.Array(TargetFinding) }),
})

export const setTarget = operation({
  name: 'targets.setTarget',
  http: 'PUT /targets/items/{id}',
  title: { zh: '设定绩效目标', en: 'Set a target' },
  may: 'targets:set',
  reach: 'area',
  in: Type.Object({
    /** A new UUID adds a target to the plan. */
    id: Id,
    planId: Id,
    goalId: Type.Optional(Id),
    ...measureFields,
    weight: Weight,
    basis: Type.Optional(Text(500)),
    previous1: Type.Optional(Text(60)),
    previous2: Type.Optional(Text(60)),
    position: Type.Optional(Type.Integer({ minimum: 0, maximum: 1000 })),
    /** Kinds of warnings that the writer has read and keeps to. */
    acknowledged: Type.Optional(Type.Array(Text(60), { maxItems: 20, uniqueItems: true })),
    reason: Type.Optional(Text(500)),
  }),
  out: TargetRow,
})

export const removeTarget = operation({
  name: 'targets.removeTarget',
  http: 'DELETE /targets/items/{id}',
  title: { zh: '删除拟定的目标', en: 'Remove a target that is not proposed yet' },
  may: 'targets:set',
  reach: 'area',
  in: Type.Object({ id: Id, reason: Type.Optional(Text(500)) }),
  out: Type.Object({ id: Id }),
})

export const ChangeRow = Type.Object({
  id: Id,
  targetId: Id,
  kind: oneOf(CHANGE_KINDS),
  state: oneOf(CHANGE_STATES),
  reason: Type.String(),
  /** What it was and became, in words as printed. */
  before: maybeText,
  after: maybeText,
  proposedByName: Type.String(),
  proposedAt: Instant,
  decidedByName: maybeText,
  decidedAt: nullable<string>(Instant),
  answer: maybeText,
})
export type ChangeRow = Static<typeof ChangeRow>

export const listTargetHistory = operation({
  name: 'targets.listTargetHistory',
  http: 'GET /targets/items/{id}/history',
  title: { zh: '目标的变更记录', en: 'History of a target' },
  may: 'targets:view',
  reach: 'area',
  in: Type.Object({ id: Id }),
  out: Type.Object({ items: Type.Array(ChangeRow) }),
})
