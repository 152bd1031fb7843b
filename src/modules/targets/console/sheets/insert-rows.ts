import { placeCells } from '#core/document/place-cells.ts'
import type { FormGrid, SheetCell } from '../../domain/form/sheet-cell.ts'

export interface ShownCell extends SheetCell {
  /** The indicator under whose row there is room; null for a cell of the form. */
  under: number | null
}

export interface ShownRow {
  key: string
  /** Id of the indicator whose row it is, by its place in the sheet. */
  indicator: number | null
  cells: ShownCell[]
  leastMm?: number
}

const INDICATOR = /^indicators\.(\d+)\./

/**
 * The form with room under some of its indicators: cells that run down beside the row run one row further, and the new
 * row has one cell in all the columns that are left.
 */
export function insertRows(grid: FormGrid, under: ReadonlySet<number>): ShownRow[] {
  const width = grid.columnsMm.length
  const placed = placeCells(grid)
  const spans = new Map(placed.flat().map((one) => [one, one.cell.rowSpan]))
  const rows: ShownRow[] = []
  for (const [at, line] of placed.entries()) {
    const indicator = indicatorOf(line.map(({ cell }) => cell))
    const printed = grid.rows[at]!
    rows.push({
      key: `${at}`,
      indicator,
      cells: line.map(({ cell }) => ({ ...cell, under: null })),
      ...(printed.leastMm === undefined ? {} : { leastMm: printed.leastMm }),
    })
    if (indicator === null || !under.has(indicator)) continue
    const beside = placed
      .flat()
      .filter((one) => one.cell.rowSpan > 1 && one.row <= at && at < one.row + one.cell.rowSpan)
    for (const one of beside) spans.set(one, spans.get(one)! + 1)
    const covered = beside.reduce((total, one) => total + one.cell.colSpan, 0)
    rows.push({ key: `${at} under`, indicator: null, cells: [room(indicator, width - covered)] })
  }
  const line = placed.values()
  for (const row of rows) {
    if (row.cells[0]?.under != null) continue
    for (const [index, one] of line.next().value!.entries()) row.cells[index]!.rowSpan = spans.get(one)!
  }
  return rows
}

function indicatorOf(cells: readonly SheetCell[]): number | null {
  const own = cells.find((cell) => cell.rowSpan === 1 && INDICATOR.test(cell.field ?? ''))
  return own ? Number.parseInt(INDICATOR.exec(own.field!)![1]!, 10) : null
}

const room = (indicator: number, colSpan: number): ShownCell => ({
  text: '',
  colSpan,
  rowSpan: 1,
  style: 'text',
  field: null,
  fields: [],
  editable: false,
  number: null,
  under: indicator,
})
