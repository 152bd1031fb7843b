import type { Scheme } from '../scheme.ts'
import type { Sheet } from '../sheet.ts'
import { valueAt } from './field-path.ts'
import type { Condition, Form, FormBlock, GoalBlock, RowBlock } from './form.ts'
import { placeholdersOf, type SetFacts } from './form-text.ts'
import { indicatorRows } from './indicator-rows.ts'
import { beside, type FormGrid, type FormRow, type FormSource, fieldCell, fixedCell } from './sheet-cell.ts'

/**
 * A sheet in the form of its district: the same rows and cells for the page, for print and for the files of office
 * programs (domain §7.2). Level cells of equal neighbours are one; every cell names the fields that it shows.
 */
export function formGrid(sheet: Sheet, scheme: Scheme, form: Form, set: SetFacts): FormGrid {
  const layout = sheet.kind === 'department' ? form.layouts.department : form.layouts.project
  const values = placeholdersOf(sheet, scheme, set)
  const width = layout.columnsMm.length
  const title = fieldCell(
    { span: width, style: 'title', field: 'sheetTitle', as: 'text', otherwise: layout.title },
    { sheet, set, values },
  )
  const rows = layout.blocks.flatMap((block) => blockRows(block, { sheet, set, values }, width))
  return {
    orientation: layout.orientation,
    columnsMm: layout.columnsMm,
    rows: [{ cells: [title] }, ...rows],
  }
}

function blockRows(block: FormBlock, source: FormSource, width: number): FormRow[] {
  if ('if' in block && block.if && !holds(block.if, source.sheet)) return []
  switch (block.kind) {
    case 'row':
      return [rowOf(block, source)]
    case 'side': {
      const rows = block.rows.filter((row) => !row.if || holds(row.if, source.sheet))
      return beside(
        fixedCell(block.side.text, block.side.span, 'label', source.values),
        rows.map((row) => rowOf(row, source)),
      )
    }
    case 'goals':
      return goalRows(block, source)
    case 'indicators':
      return indicatorRows(block, source, width)
    case 'summary':
      return []
  }
}

function rowOf(block: RowBlock, source: FormSource): FormRow {
  const cells = block.cells.map((cell) =>
    cell.field === undefined
      ? fixedCell(cell.text ?? '', cell.span, cell.style, source.values)
      : fieldCell(cell, source),
  )
  return block.leastMm === undefined ? { cells } : { cells, leastMm: block.leastMm }
}

function goalRows(block: GoalBlock, source: FormSource): FormRow[] {
  const { sheet, values } = source
  const heads = block.columns.map((column) => fixedCell(column.title, column.span, 'heading', values))
  const count = sheet.goals.length > 0 ? sheet.goals.length : 1
  const rows = Array.from({ length: count }, (_, at): FormRow => {
    const cells = block.columns.map(({ value, span, style }) =>
      fieldCell({ span, style, field: `goals.${at}.${value}`, as: value === 'weight' ? 'exact' : 'text' }, source),
    )
    return block.leastMm === undefined ? { cells } : { cells, leastMm: block.leastMm }
  })
  const all = [{ cells: heads }, ...rows]
  return block.side ? beside(fixedCell(block.side.text, block.side.span, 'label', values), all) : all
}

function holds(condition: Condition, sheet: Sheet): boolean {
  switch (condition) {
    case 'budget':
      return sheet.budget !== null
    case 'goals':
      return sheet.goals.length > 0
    case 'totals':
      return valueAt(sheet, 'more.departmentTotals') !== undefined
    case 'scored':
      return sheet.total.printed !== null
    case 'unscored':
      return sheet.total.printed === null
  }
}
