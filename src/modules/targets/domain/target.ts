import type { Title } from '#core/module-card.ts'
import type { Operator } from './sheet.ts'

export const TARGET_KINDS = ['quantitative', 'qualitative', 'reference'] as const
export type TargetKind = (typeof TARGET_KINDS)[number]

export const OPERATORS = ['>=', '<=', '>', '<', '='] as const satisfies readonly Operator[]

export const TARGET_STATES = ['draft', 'proposed', 'approved', 'withdrawn'] as const
export type TargetState = (typeof TARGET_STATES)[number]

export const PLAN_STATES = ['draft', 'proposed', 'approved'] as const
export type PlanState = (typeof PLAN_STATES)[number]

export const GOAL_SPANS = ['longTerm', 'annual'] as const
export type GoalSpan = (typeof GOAL_SPANS)[number]

/** `positive`: the more the better; `reverse`: the less the better; words have none. */
export const DIRECTIONS = ['positive', 'reverse', 'equal'] as const
export type Direction = (typeof DIRECTIONS)[number]

export const CHANGE_KINDS = ['set', 'removed', 'proposed', 'approved', 'refused', 'adjust', 'withdraw'] as const
export type ChangeKind = (typeof CHANGE_KINDS)[number]

export const CHANGE_STATES = ['done', 'open', 'approved', 'refused', 'takenBack'] as const
export type ChangeState = (typeof CHANGE_STATES)[number]

/** What is demanded, as it is stored and sent: decimals as text. */
export interface TargetMeasure {
  kind: TargetKind
  op: Operator | null
  value: string | null
  valueUnit: string | null
  text: string | null
  ref: string | null
}

export const KIND_NAMES: Readonly<Record<TargetKind, Title>> = {
  quantitative: { zh: '定量', en: 'Number' },
  qualitative: { zh: '定性', en: 'Words' },
  reference: { zh: '参照', en: 'Reference' },
}

export const STATE_NAMES: Readonly<Record<TargetState, Title>> = {
  draft: { zh: '拟定', en: 'Draft' },
  proposed: { zh: '报批', en: 'Proposed' },
  approved: { zh: '已批准', en: 'Approved' },
  withdrawn: { zh: '已撤销', en: 'Withdrawn' },
}

export const DIRECTION_NAMES: Readonly<Record<Direction, Title>> = {
  positive: { zh: '正向', en: 'more is better' },
  reverse: { zh: '反向', en: 'less is better' },
  equal: { zh: '等于', en: 'exactly' },
}
