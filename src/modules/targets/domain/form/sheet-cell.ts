import type { CellStyle, PrintedCell, PrintedGrid, PrintedRow } from '#core/document/printed-grid.ts'
import type { Exact } from '#core/number/exact.ts'
import type { Sheet } from '../sheet.ts'
import { pathIn, valueAt } from './field-path.ts'
import { decimalText, showField } from './field-ways.ts'
import type { FieldWay, FormCell } from './form.ts'
import { fillText, type Placeholders, type SetFacts } from './form-text.ts'

/** A field that can be read back from a cell. */
export interface CellField {
  path: string
  as: FieldWay
  options?: readonly string[]
}

export interface SheetCell extends PrintedCell {
  /** Path into the sheet (`set.` and a path: into the set); null where the cell is a fixed or reckoned text. */
  field: string | null
  /** All fields that stand in the cell: a class over several rows is one cell of them all. */
  fields: readonly CellField[]
  /** People write it; everything else is reckoned or set elsewhere. */
  editable: boolean
  /** The number itself as decimal text, where the cell is one. */
  number: string | null
}

export type FormGrid = PrintedGrid<SheetCell>
export type FormRow = PrintedRow<SheetCell>

/** What people write into a sheet; all else comes from plan and ledger. */
const WRITTEN =
  /^(deviationReasons|improvement|implementer|set\.filedOn|goals\.\d+\.actual|indicators\.\d+\.(actual|deviation))$/

export interface FormSource {
  sheet: Sheet
  set: SetFacts
  values: Placeholders
}

export function fixedCell(text: string, span: number, style: CellStyle, values: Placeholders): SheetCell {
  return {
    text: fillText(text, values),
    colSpan: span,
    rowSpan: 1,
    style,
    field: null,
    fields: [],
    editable: false,
    number: null,
  }
}

/** A cell that shows a field; empty and without a field where the sheet has no place for it. */
export function fieldCell(cell: FormCell, { sheet, set, values }: FormSource): SheetCell {
  const as = cell.as ?? 'text'
  const path = pathIn(sheet, cell.field ?? '')
  const value = path === null ? undefined : valueAt({ ...sheet, set }, path)
  const shown = showField(as, value, { ...(cell.options ? { options: cell.options } : {}) })
  const empty = value === null || value === undefined
  return {
    text: empty && cell.otherwise !== undefined ? fillText(cell.otherwise, values) : shown,
    colSpan: cell.span,
    rowSpan: 1,
    style: cell.style,
    field: value === undefined ? null : path,
    fields:
      value === undefined || path === null ? [] : [{ path, as, ...(cell.options ? { options: cell.options } : {}) }],
    editable: path !== null && value !== undefined && WRITTEN.test(path),
    number: as === 'exact' && !empty ? decimalText(value as Exact) : null,
  }
}

/** A cell that runs down beside all of the rows; nothing where there are none. */
export function beside(side: SheetCell, rows: readonly FormRow[]): FormRow[] {
  return rows.map((row, at) => (at > 0 ? row : { ...row, cells: [{ ...side, rowSpan: rows.length }, ...row.cells] }))
}
