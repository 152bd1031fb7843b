import type { PrintedCell, PrintedGrid } from './printed-grid.ts'

export interface PlacedCell<C extends PrintedCell = PrintedCell> {
  cell: C
  /** Counted from 0. */
  row: number
  column: number
}

/** Where each cell of a grid stands, row by row. Throws where a row does not fill the columns: the form is wrong. */
export function placeCells<C extends PrintedCell>(grid: PrintedGrid<C>): PlacedCell<C>[][] {
  const width = grid.columnsMm.length
  /** By column: the first row that no cell from above covers. */
  const free = grid.columnsMm.map(() => 0)
  return grid.rows.map((printed, row) => {
    const placed: PlacedCell<C>[] = []
    let column = 0
    for (const cell of printed.cells) {
      while (column < width && free[column]! > row) column += 1
      if (column + cell.colSpan > width) throw new RangeError(`row ${row + 1} is wider than its ${width} columns`)
      for (let at = column; at < column + cell.colSpan; at++) {
        if (free[at]! > row) throw new RangeError(`row ${row + 1}, column ${at + 1}: two cells in one place`)
        free[at] = row + cell.rowSpan
      }
      placed.push({ cell, row, column })
      column += cell.colSpan
    }
    const empty = free.findIndex((until) => until <= row)
    if (empty >= 0) throw new RangeError(`row ${row + 1} leaves column ${empty + 1} empty`)
    return placed
  })
}
