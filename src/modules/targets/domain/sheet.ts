import type { Exact } from '#core/number/exact.ts'

/**
 * A self-evaluation sheet as it stands on paper (绩效自评表): what is printed, whether or not it is right. Every number is
 * exact. The same shape is read from files, made of our own figures for export, and looked through by the checker.
 */

export type MoneyUnit = '元' | '万元'
export type Operator = '>=' | '<=' | '>' | '<' | '='

/** A target or an actual value as printed and as understood. */
export interface SheetValue {
  printed: string | null
  /** `reference`: "不超过合同金额". `missing`: nothing stands there. */
  kind: 'quantitative' | 'qualitative' | 'reference' | 'missing'
  op?: Operator
  value?: Exact
  unit?: string
  /** In the base unit: 万元 as 元, 小时 as 分钟, a share of one as %. */
  canonical?: { value: Exact; unit: string }
  /** What a reference points to: 合同金额, 预算金额, 标准. */
  ref?: string
  text?: string
  /** The actual only repeats a bound ("≥95%"); no measured value was given. */
  boundOnly?: boolean
  doubtful?: boolean
}

export interface SheetWeight {
  value: Exact | null
  source: 'printed' | 'inferred' | 'not-printed'
}

export type HeadingLevel = 'level1' | 'level2' | 'level3'

export interface MidYearAdjustment {
  printed: string | null
  /** Change of the target; equal and opposite to it where the target is withdrawn. */
  delta: Exact | null
  adjustedTarget: Exact | null
}

export interface SheetIndicator {
  level1: string | null
  level2: string | null
  level3: string | null
  inferred: HeadingLevel[]
  target: SheetValue
  actual: SheetValue
  weight: SheetWeight
  score: Exact | null
  /** Id of the group that is scored as one. */
  scoreGroup: string | null
  /** Id of the department goal it serves. */
  goal: string | null
  midYearAdjustment: MidYearAdjustment | null
  /** Reason of a deviation, where the form has a column for it. */
  deviation: string | null
  doubts: string[]
}

export interface SheetRate {
  printed: string | null
  percent: Exact | null
}

/** One source of money of a budget, such as 当年拨款, 上年结转, 其他. */
export interface BudgetPart {
  key: string
  initial: Exact | null
  adjusted: Exact | null
  executed: Exact | null
}

export interface SheetBudget {
  unit: MoneyUnit
  initial: Exact | null
  adjustment: Exact | null
  adjusted: Exact | null
  executed: Exact | null
  executionRate: SheetRate
  execution: { weight: Exact | null; score: Exact | null } | null
  composition: BudgetPart[]
  note: string | null
}

export interface Instalment {
  milestone: string
  percent: Exact | null
  /** Yuan. */
  printedAmountYuan: Exact | null
}

export interface SheetContract {
  /** In `unit`. */
  price: Exact | null
  unit: MoneyUnit
  signedOn: string | null
  instalments: Instalment[]
}

export interface SheetGoal {
  id: string
  weight: Exact | null
  text: string
  actual: string | null
}

export interface ScoreGroup {
  id: string
  level1: string
  weight: SheetWeight
  score: Exact | null
}

export interface Sheet {
  id: string
  name: string | null
  nameVariants: string[]
  sheetTitle: string | null
  year: number
  /** `fragment`: a page of a sheet whose other pages are lost. */
  kind: 'project' | 'department' | 'fragment'
  implementer: string | null
  flags: { category: string | null; attribute: string | null; type: string | null }
  budget: SheetBudget | null
  /** The same budget as the text around the sheet tells it. */
  narrativeBudget: SheetBudget | null
  funding: { source: string; amount: Exact; unit: MoneyUnit }[]
  contract: SheetContract | null
  goals: SheetGoal[]
  scoreGroups: ScoreGroup[]
  indicators: SheetIndicator[]
  total: { printed: Exact | null; weight: Exact | null; narrative: Exact | null }
  deviationReasons: string | null
  improvement: string | null
  /** ISO date. */
  signedOn: string | null
  doubts: string[]
  /** Figures that stand beside the form and that the common shape has no place for, under their own names. */
  more: Record<string, unknown>
}

export interface SummaryRow {
  no: number
  project: string
  projectId: string
  office: string | null
  initial: Exact | null
  adjustment: Exact | null
  adjusted: Exact | null
  executed: Exact | null
  /** By key: execution, cost, output, benefit, satisfaction. */
  scores: Record<string, Exact | null>
  total: Exact | null
  deviation: string | null
}

/** All sheets that one unit files for one year. */
export interface SheetSet {
  district: string
  /** Which scheme applies. */
  districtKey: string
  year: number
  unit: string
  filedOn: string | null
  moneyUnit: MoneyUnit
  summaryTable: SummaryRow[]
  sheets: Sheet[]
}
