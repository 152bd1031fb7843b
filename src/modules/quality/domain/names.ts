/** Words that a plan, a draw and its results are made of. */
export const STRATA = ['unit', 'street', 'channel', 'majorClass'] as const
export type StrataBy = (typeof STRATA)[number]
export const STRATA_NAMES = {
  unit: { zh: '责任单位', en: 'Responsible unit' },
  street: { zh: '街道', en: 'Street' },
  channel: { zh: '来源', en: 'Channel' },
  majorClass: { zh: '大类', en: 'Major class' },
} as const

export const PLAN_STATES = ['planned', 'drawn', 'reported', 'cancelled'] as const
export type PlanState = (typeof PLAN_STATES)[number]
export const PLAN_STATE_NAMES = {
  planned: { zh: '待抽取', en: 'to be drawn' },
  drawn: { zh: '评分中', en: 'being scored' },
  reported: { zh: '已通报', en: 'reported' },
  cancelled: { zh: '已取消', en: 'cancelled' },
} as const

export const ENTRY_PARTS = ['certain', 'drawn', 'replacement'] as const
export type EntryPart = (typeof ENTRY_PARTS)[number]
export const ENTRY_PART_NAMES = {
  certain: { zh: '必查', en: 'certain' },
  drawn: { zh: '抽中', en: 'drawn' },
  replacement: { zh: '替补', en: 'replacement' },
} as const

export const ENTRY_STATES = ['waiting', 'scored', 'unscorable'] as const
export type EntryState = (typeof ENTRY_STATES)[number]
export const ENTRY_STATE_NAMES = {
  waiting: { zh: '待评', en: 'to score' },
  scored: { zh: '已评', en: 'scored' },
  unscorable: { zh: '不能评', en: 'not scorable' },
} as const

export const TURN_NAMES = {
  1: { zh: '评分', en: 'score' },
  2: { zh: '复评（背靠背）', en: 'blind second score' },
  3: { zh: '裁定', en: 'deciding score' },
} as const
export type Turn = keyof typeof TURN_NAMES

export const CORRECTION_STATES = ['open', 'answered', 'accepted'] as const
export type CorrectionState = (typeof CORRECTION_STATES)[number]
export const CORRECTION_STATE_NAMES = {
  open: { zh: '待整改', en: 'to correct' },
  answered: { zh: '待复查', en: 'to check again' },
  accepted: { zh: '已整改', en: 'corrected' },
} as const

/** What was left out of the frame, and why. */
export const EXCLUSION_NAMES = {
  imported: { zh: '历史导入', en: 'imported history' },
  test: { zh: '测试案件', en: 'test case' },
  voided: { zh: '已作废或转出', en: 'voided or referred' },
  merged: { zh: '已并入其他案件', en: 'merged into another case' },
} as const
export type ExclusionWhy = keyof typeof EXCLUSION_NAMES
