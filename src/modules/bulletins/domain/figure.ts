/** How a figure is written: whole things, a share of them, or a measured number such as hours. */
export type FigureForm = 'count' | 'share' | 'number'

/**
 * One value. A count is `n` (d: of how many, or null); a share is `n` of `d`; a measured number is `value` over `d` cases.
 * All null: nothing can be said.
 */
export interface Cell {
  n: number | null
  d: number | null
  value: number | null
  /** Not published: it would tell of too few persons (domain §12.1). */
  hidden: boolean
}

export const COMPARED = ['before', 'week', 'year'] as const
/** The period before; the same day of the week before; the same period of the year before. */
export type Compared = (typeof COMPARED)[number]

export interface FigureMeasure {
  zh: string
  unit: string
  form: FigureForm
}

export interface FigureRow {
  /** As in the source; null: not set. */
  key: string | null
  label: string
  cells: Cell[]
  compared: Partial<Record<Compared, Cell[]>>
}

/** What one figure of a template came to for one period: lines of groups, and the whole. */
export interface Figure {
  id: string
  measures: FigureMeasure[]
  rows: FigureRow[]
  total: Omit<FigureRow, 'key' | 'label'>
  /** Number of the source in the list of sources. */
  source: number
  comparedSources: Partial<Record<Compared, number>>
}

/** Where figures come from; printed as the appendix and kept beside the document. */
export interface Source {
  no: number
  kind: 'query' | 'indicator'
  /** Id of the figure in the template. */
  figure: string
  period: string
  /** What was counted, in one sentence. */
  sentence: string
  definitions: string[]
  /** Of the formula; a change of what is counted changes it. */
  version: string
  /** How many cases (rows, orders …) the figure is of. */
  n: number | null
  asOf: string
  /** Opens the cases behind: the query with its days, or what the indicators were asked. */
  ask: unknown
}

export const NO_CELL: Cell = { n: null, d: null, value: null, hidden: false }
