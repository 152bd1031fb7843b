import type { CellStyle } from '#core/document/printed-grid.ts'

/** An official form as data: `evaluation-forms/<key>.json` of a district. Another district's form is another file. */
export interface Form {
  key: string
  zh: string
  en: string
  /** Where the layout comes from; printed under the form where no original was ever seen. */
  origin: string | null
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

/** What a row needs to be printed: so that a form has no empty frames for what a sheet does not hold. */
export type Condition = 'budget' | 'parts' | 'goals' | 'unseen' | 'signed'

/** One row of cells. */
export interface RowBlock {
  kind: 'row'
  cells: readonly FormCell[]
  leastMm?: number
  if?: Condition
}

/** Rows with one cell that runs down beside all of them. */
export interface SideBlock {
  kind: 'side'
  text: string
  span: number
  rows: readonly RowBlock[]
  if?: Condition
}

/** The table of indicators with its column titles; `byGoal`: once for each goal, with the goal beside it. */
export interface IndicatorBlock {
  kind: 'indicators'
  side: { text: string; span: number } | null
  byGoal: boolean
  columns: readonly IndicatorColumn[]
}

/** A row for each goal of the sheet. */
export interface GoalBlock {
  kind: 'goals'
  side: { text: string; span: number } | null
  heads: readonly FormCell[]
  columns: readonly { value: GoalColumn; span: number; style: CellStyle }[]
  leastMm?: number
}

export type GoalColumn = 'id' | 'weight' | 'text' | 'actual'

/** The table of all sheets of the year. */
export interface SummaryBlock {
  kind: 'summary'
  columns: readonly { title: string; value: string; span: number; style: CellStyle }[]
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
export type IndicatorValue = (typeof INDICATOR_VALUES)[number]

export interface IndicatorColumn {
  title: string
  value: IndicatorValue
  span: number
  style: CellStyle
  /** Equal neighbours become one cell. */
  merge?: boolean
  /** Of `level1`: the points of the class stand under its name. */
  points?: boolean
}

/** How a field is written into a cell and read from it. */
export const FIELD_WAYS = [
  'text',
  'exact',
  'whole',
  'value',
  'rate',
  'weight',
  'className',
  'classPoints',
  'choice',
  'date',
] as const
export type FieldWay = (typeof FIELD_WAYS)[number]

/** A fixed text (with placeholders), or a field of the sheet. */
export interface FormCell {
  span: number
  style: CellStyle
  text?: string
  /** Path into the sheet, or `set.` and a path into the set; `parts[...]` names a source of money by its possible keys. */
  field?: string
  as?: FieldWay
  /** Of `choice`: what may be ticked. */
  options?: readonly string[]
  /** Stands where the field is empty. */
  otherwise?: string
}
