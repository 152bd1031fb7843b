import type { Title } from '#core/module-card.ts'
import type { MoneyUnit } from './sheet.ts'
import type { TargetMeasure } from './target.ts'

/** Decimal text, as it lies in the database and goes over the wire: `-?\d{1,15}(\.\d{1,6})?`. */
export type DecimalText = string

export const ACTUAL_SOURCES = ['typed', 'ledger', 'projects', 'survey', 'indicator', 'stated'] as const
export type ActualSource = (typeof ACTUAL_SOURCES)[number]

export const ACTUAL_SOURCE_NAMES: Readonly<Record<ActualSource, Title>> = {
  typed: { zh: '填写', en: 'typed' },
  ledger: { zh: '财务台账', en: 'ledger' },
  projects: { zh: '各项目汇总', en: 'of the projects' },
  survey: { zh: '满意度调查', en: 'survey' },
  indicator: { zh: '业务系统', en: 'measured by the house' },
  stated: { zh: '陈述', en: 'stated' },
}

export const DEGREES = ['met', 'partly', 'notMet'] as const
export type Degree = (typeof DEGREES)[number]

export const SHEET_KINDS = ['project', 'department'] as const
export type SheetKind = (typeof SHEET_KINDS)[number]

/** A target as approved, before the sheet makes a row of it. */
export interface TargetFacts extends TargetMeasure {
  id: string
  goalId: string | null
  level1: string
  level2: string
  level3: string
  /** As approved; of a withdrawn one too. */
  weight: DecimalText
  /** Struck in the middle of the year, with reason and approval. */
  withdrawn: boolean
  /** Its value when the year began, where an approved change has moved it since. */
  initialValue: DecimalText | null
}

/** Where the figure of a target comes from, and what it says; `stated` is told elsewhere and never measured. */
export interface ActualFacts {
  targetId: string
  source: ActualSource
  /** As typed, or as the source says it: `96.4%`. Null: the source has nothing to say yet. */
  printed: string | null
  /** Of a drawn one, before it was rounded to be printed: `98.7` or `296405/300101`. */
  exactValue: string | null
  /** Of words put together from projects: the share of the weight, in per cent, as `exactValue` is written. */
  exactShare: string | null
  /** Of a drawn one: which figure of its source. */
  figure: string | null
  /** Of `projects`: the targets of projects that are put together. */
  targetIds: string[]
  /** What an expected result has come to. */
  degree: Degree | null
  /** What proves a typed value; how a drawn one was reckoned. */
  note: string
  /** Files and notes that lie with it. */
  evidence: number
}

/** What a person wrote under one row. */
export interface RowWords {
  targetId: string
  /** Why points are lost, and what is done about it (财预〔2020〕10号). */
  reason: string
  measure: string
  /** Why the result is far off its target. */
  offTarget: string
  /** Where no formula gives the points: the share of the weight that is claimed, within the band of the degree. */
  sharePercent: DecimalText | null
}

export interface SheetTexts {
  /** Why the budget was carried out as it was, and what is done about it. */
  executionReason: string
  deviationReasons: string
  improvement: string
  /** 结果应用: what follows from the result, for the budget to come and for the work. */
  useOfResults: string
}

/** Standing rules that a target rests on and that are not in force on the closing day of its year. */
export interface LackingRules {
  targetId: string
  on: string
  lacking: Title[]
}

export interface ExecutionPart {
  /** Key of a source of money, with its name. */
  source: string
  title: Title
  initial: DecimalText
  adjusted: DecimalText
  executed: DecimalText
}

/** Yuan, from the ledger. */
export interface ExecutionFacts {
  initial: DecimalText
  adjustment: DecimalText
  adjusted: DecimalText
  executed: DecimalText
  parts: ExecutionPart[]
}

export interface GoalFacts {
  id: string
  text: string
  weight: DecimalText | null
  /** What has come of it by the end of the year, in words. */
  actual: string
}

/** An error or warning that the filler has read and answered; it stays with the sheet. */
export interface Acknowledgement {
  /** `findingKey` of the finding. */
  key: string
  reason: string
  byName: string
  at: string
}

export interface SheetSubject {
  /** Of the plan whose results the sheet tells; the sheet has the same id. */
  id: string
  /** Key of the project; null: of the department as a whole. */
  projectKey: string | null
  kind: SheetKind
  name: string
  shortNames: string[]
  implementer: string | null
  category: string | null
  attribute: string | null
  type: string | null
}

/** All that one self-evaluation sheet is made of; plain data, so that server and browser make the same sheet of it. */
export interface SheetFacts {
  year: number
  about: SheetSubject
  moneyUnit: MoneyUnit
  execution: ExecutionFacts | null
  goals: GoalFacts[]
  targets: TargetFacts[]
  actuals: ActualFacts[]
  lackingRules: LackingRules[]
  rows: RowWords[]
  texts: SheetTexts
  acknowledgements: Acknowledgement[]
  /** Day on which this version was signed. */
  signedOn: string | null
}

export const NO_TEXTS: SheetTexts = { executionReason: '', deviationReasons: '', improvement: '', useOfResults: '' }
