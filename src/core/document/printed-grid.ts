/**
 * How a cell looks. `title`, `line`, `lead` and `remark` stand outside the frame of
 * the table, `lead` close to what it names; `heading` names a column or a part,
 * `label` names what stands beside it; `text` runs from the left, `centred` and `number` stand in the middle.
 */
export const CELL_STYLES = ['title', 'line', 'lead', 'remark', 'heading', 'label', 'text', 'centred', 'number'] as const
export type CellStyle = (typeof CELL_STYLES)[number]

/** Styles of cells without a frame. */
export const UNFRAMED: readonly CellStyle[] = ['title', 'line', 'lead', 'remark']

export interface PrintedCell {
  text: string
  colSpan: number
  rowSpan: number
  style: CellStyle
}

export interface PrintedRow<C extends PrintedCell = PrintedCell> {
  cells: readonly C[]
  /** At least this high, for signatures and long texts; as high as its texts where left out. */
  leastMm?: number
}

/** A cell stands in the leftmost column that no cell above or before it covers, as in HTML. */
export interface PrintedGrid<C extends PrintedCell = PrintedCell> {
  orientation: 'portrait' | 'landscape'
  columnsMm: readonly number[]
  rows: readonly PrintedRow<C>[]
}
