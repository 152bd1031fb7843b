import type { PrintedCell, PrintedGrid } from '#core/document/printed-grid.ts'
import type { SheetCell } from './sheet-cell.ts'

/** A cell of a workbook: a text, a decimal number, or a pointer to another cell with what it shows. */
export interface BookCell extends PrintedCell {
  number: string | null
  pointsTo?: { sheet: string; row: number; column: number }
}

export interface BookSheet {
  name: string
  /** `form` is printed; `table` is a plain list under frozen titles. */
  kind: 'form' | 'table'
  grid: PrintedGrid<BookCell | SheetCell>
}

/** A workbook as it was read: sheets by name with their cells by address, such as `C5`. */
export interface ReadBook {
  sheets: readonly { name: string; cells: ReadonlyMap<string, { text: string; formula: string | null }> }[]
}
