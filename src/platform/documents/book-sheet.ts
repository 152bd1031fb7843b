import type { PrintedCell, PrintedGrid } from '#core/document/printed-grid.ts'

/** A cell of a workbook: a text, a decimal number as text, or a pointer to a cell of another sheet. */
export interface BookCell extends PrintedCell {
  /** Written as a number where a spreadsheet keeps all its digits; the text otherwise. */
  number: string | null
  pointsTo?: { sheet: string; row: number; column: number }
}

export interface BookSheet {
  /** At most 31 characters, unique in the workbook. */
  name: string
  /** `form` is laid out for print; `table` is a plain list under two frozen rows. */
  kind: 'form' | 'table'
  grid: PrintedGrid<BookCell>
}
