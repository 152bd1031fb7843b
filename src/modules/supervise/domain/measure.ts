import type { Title } from '#core/module-card.ts'

/** What is sent to a unit to move a case on. */
export const MEASURE_KINDS = ['urge', 'reminder', 'supervision', 'instruction'] as const
export type MeasureKind = (typeof MEASURE_KINDS)[number]

export const MEASURE_NAMES: Readonly<Record<MeasureKind, Title>> = {
  urge: { zh: '催办', en: 'Urge' },
  reminder: { zh: '提醒单', en: 'Reminder note' },
  supervision: { zh: '督办', en: 'Supervision' },
  instruction: { zh: '领导批示', en: 'Instruction' },
}

/** open: waits for its answer. answered; ended: closed by who opened it; lapsed: replaced, or the work went elsewhere. */
export const MEASURE_STATES = ['open', 'answered', 'ended', 'lapsed'] as const
export type MeasureState = (typeof MEASURE_STATES)[number]

export const MEASURE_STATE_NAMES: Readonly<Record<MeasureState, Title>> = {
  open: { zh: '待答复', en: 'waiting' },
  answered: { zh: '已答复', en: 'answered' },
  ended: { zh: '已办结', en: 'closed' },
  lapsed: { zh: '已失效', en: 'lapsed' },
}

export const LEVELS = ['III', 'II', 'I'] as const
export type Level = (typeof LEVELS)[number]

export const FORM_NAMES: Readonly<Record<string, Title>> = {
  written: { zh: '书面', en: 'in writing' },
  onSite: { zh: '现场', en: 'on site' },
  meeting: { zh: '协调会', en: 'meeting' },
}

/** One line of the register; all of it is drawn from the record of its case. */
export interface Measure {
  id: string
  kind: MeasureKind
  no: string
  level: Level | null
  form: string | null
  /** By the rules, no person. */
  automatic: boolean
  /** Who is to answer: a unit, or a post of the centre. */
  unit: string | null
  post: string
  text: string
  openedMs: number
  openedBy: string | null
  openedPost: string | null
  state: MeasureState
  answerMs: number | null
  answer: string | null
  answeredBy: string | null
  endedMs: number | null
  endReason: string | null
}
