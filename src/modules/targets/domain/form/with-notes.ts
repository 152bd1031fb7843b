import { type FormGrid, fixedCell } from './sheet-cell.ts'

/** Lines beneath the form that are no part of it: which version this is, and that it is not signed yet. */
export function withNotes(grid: FormGrid, notes: readonly string[]): FormGrid {
  const width = grid.columnsMm.length
  const rows = notes.filter((note) => note !== '').map((note) => ({ cells: [fixedCell(note, width, 'remark', {})] }))
  return { ...grid, rows: [...grid.rows, ...rows] }
}
