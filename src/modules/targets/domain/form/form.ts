import type { CellStyle } from '#core/document/printed-grid.ts'

/** An official form as data, `evaluation-forms/<key>.json` of a district. Another district's form is another file. */
export interface Form {
  key: string
  zh: string
  en: string
  layouts: { project: FormLayout; department: FormLayout; summary: FormLayout }
}

export interface FormLayout {
  orientation: 'portrait' | 'landscape'
  /** Stands where the sheet brings no title of its own; with placeholders. */
  title: string
  columnsMm: readonly number[]
  blocks: readonly FormBlock[]
}

export type FormBlock = RowBlock | SideBlock | IndicatorBlock | GoalBlock | SummaryBlock

/** What a sheet must hold for a row to be printed, so that there are no empty frames for what it does not know. */
export const CONDITIONS = ['budget', 'goals', 'totals', 'scored', 'unscored'] as const
export type Condition = (typeof CONDITIONS)[number]

/** One row of cells. */
export interface RowBlock {
  kind: 'row'
  cells: readonly FormCell[]
  leastMm?: number
  if?: Condition
}

/** A cell that runs down beside the rows of its part. */
export interface SideCell {
  text: string
  span: number
}

/** Rows with one cell beside all of them. */
export interface SideBlock {
  kind: 'side'
  side: SideCell
  rows: readonly RowBlock[]
  if?: Condition
}

/** The table of indicators with its column titles. */
export interface IndicatorBlock {
  kind: 'indicators'
  side?: SideCell
  /** Once for each goal, the goal beside it and, under this label, what it says. */
  byGoal?: string
  columns: readonly IndicatorColumn[]
}

/** A row for each goal of the sheet; one empty row where it has none. */
export interface GoalBlock {
  kind: 'goals'
  side?: SideCell
  columns: readonly GoalColumn[]
  leastMm?: number
}

/** The table of all sheets of the year. */
export interface SummaryBlock {
  kind: 'summary'
  columns: readonly SummaryColumn[]
}

export const GOAL_VALUES = ['id', 'weight', 'text', 'actual'] as const
export interface GoalColumn {
  title: string
  value: (typeof GOAL_VALUES)[number]
  span: number
  style: CellStyle
}

export const INDICATOR_VALUES = [
  'level1',
  'level2',
  'level3',
  'target',
  'change',
  'adjustedTarget',
  'actual',
  'weight',
  'score',
  'deviation',
] as const
export interface IndicatorColumn {
  title: string
  value: (typeof INDICATOR_VALUES)[number]
  span: number
  style: CellStyle
  /** Equal neighbours become one cell. */
  merge?: boolean
  /** Of `level1`: the points of the class stand under its name. */
  points?: boolean
}

export const SUMMARY_VALUES = [
  'no',
  'project',
  'office',
  'initial',
  'adjustment',
  'adjusted',
  'executed',
  'rate',
  'execution',
  'cost',
  'output',
  'benefit',
  'satisfaction',
  'total',
  'deviation',
] as const
export type SummaryValue = (typeof SUMMARY_VALUES)[number]
export interface SummaryColumn {
  title: string
  value: SummaryValue
  span: number
  style: CellStyle
}

/** How a field is written into a cell and read from it: see `field-ways.ts`. */
export const FIELD_WAYS = [
  'text',
  'exact',
  'whole',
  'value',
  'rate',
  'weight',
  'name',
  'points',
  'groupPoints',
  'choice',
  'date',
] as const
export type FieldWay = (typeof FIELD_WAYS)[number]

/** A fixed text with placeholders, or a field. */
export interface FormCell {
  span: number
  style: CellStyle
  text?: string
  /** Path into the sheet, or `set.` and a path into the set; `parts[a|b]` is the source of money with one of these keys. */
  field?: string
  as?: FieldWay
  /** Of `choice`: what may be ticked. */
  options?: readonly string[]
  /** Stands where the field is empty; with placeholders. */
  otherwise?: string
}
