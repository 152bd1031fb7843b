import { placeCells } from '#core/document/place-cells.ts'
import type { Scheme } from '../scheme.ts'
import type { SheetSet } from '../sheet.ts'
import { APPENDIX_NAME, appendixRows, type VisibleField } from './appendix.ts'
import type { Form } from './form.ts'
import { formGrid } from './form-grid.ts'
import type { FormGrid } from './sheet-cell.ts'
import { sheetNames } from './sheet-names.ts'
import { summaryGrid } from './summary-grid.ts'
import type { BookSheet } from './workbook-model.ts'

const SUMMARY_NAME = '汇总表'
/** Millimetres of the columns of the appendix: field, reading, kind, cell, as shown, value. */
const APPENDIX_MM = [70, 16, 18, 40, 40, 77]

/**
 * A set of sheets as a workbook: the summary where there are several, a worksheet for each sheet in the form of the
 * district, and 附表 with all that the forms have no place for. `readSetBook` gives the same set back.
 */
export function setWorkbook(set: SheetSet, scheme: Scheme, form: Form): BookSheet[] {
  const single = set.sheets.length === 1 && set.summaryTable.length === 0
  const summary = single ? [] : [{ base: '', name: SUMMARY_NAME, grid: summaryGrid(set, scheme, form) }]
  const names = sheetNames(
    set.sheets.map((sheet) => sheet.name ?? sheet.id),
    [SUMMARY_NAME, APPENDIX_NAME],
  )
  const sheets = set.sheets.map((sheet, at) => ({
    base: `sheets.${at}.`,
    name: names[at]!,
    grid: formGrid(sheet, scheme, form, set),
  }))
  const printed = [...summary, ...sheets]
  const visible = printed.flatMap(({ base, name, grid }) => visibleIn(grid, base, name))
  return [
    ...printed.map(({ name, grid }): BookSheet => ({ name, kind: 'form', grid })),
    {
      name: APPENDIX_NAME,
      kind: 'table',
      grid: { orientation: 'landscape', columnsMm: APPENDIX_MM, rows: appendixRows(set, visible) },
    },
  ]
}

function visibleIn(grid: FormGrid, base: string, sheet: string): VisibleField[] {
  return placeCells(grid).flatMap((row) =>
    row.flatMap(({ cell, row: line, column }) =>
      cell.fields.map(
        ({ path, as }): VisibleField => ({
          path: path.startsWith('set.') ? path.slice(4) : base + path,
          as,
          sheet,
          row: line,
          column,
          text: cell.text,
          number: cell.number,
        }),
      ),
    ),
  )
}
