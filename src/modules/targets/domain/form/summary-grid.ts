import { type Exact, HUNDRED, over, sum, times } from '#core/number/exact.ts'
import { toFixedText } from '#core/number/round-exact.ts'
import type { Scheme } from '../scheme.ts'
import type { Sheet, SheetIndicator, SheetSet, SummaryRow } from '../sheet.ts'
import { decimalText, showField } from './field-ways.ts'
import type { FieldWay, Form, SummaryBlock, SummaryColumn, SummaryValue } from './form.ts'
import { placeholdersOf } from './form-text.ts'
import { type FormGrid, type FormRow, fixedCell, type SheetCell } from './sheet-cell.ts'

const CLASSES: Partial<Record<SummaryValue, string>> = {
  cost: '成本',
  output: '产出',
  benefit: '效益',
  satisfaction: '满意度',
}

/** All sheets of the year on one page: as the set's own table has them, or reckoned from the sheets where it has none. */
export function summaryGrid(set: SheetSet, scheme: Scheme, form: Form): FormGrid {
  const layout = form.layouts.summary
  const values = placeholdersOf(null, scheme, set)
  const width = layout.columnsMm.length
  const given = set.summaryTable.length > 0
  const rows = given ? set.summaryTable : set.sheets.map(rowOfSheet)
  return {
    orientation: layout.orientation,
    columnsMm: layout.columnsMm,
    rows: [
      { cells: [fixedCell(layout.title, width, 'title', values)] },
      ...layout.blocks.flatMap((block): FormRow[] => {
        if (block.kind === 'summary') return tableOf(block, rows, given)
        if (block.kind !== 'row') return []
        return [{ cells: block.cells.map(({ text, span, style }) => fixedCell(text ?? '', span, style, values)) }]
      }),
    ],
  }
}

function tableOf(block: SummaryBlock, rows: readonly SummaryRow[], given: boolean): FormRow[] {
  const heads = block.columns.map(({ title, span }) => fixedCell(title, span, 'heading', {}))
  return [
    { cells: heads },
    ...rows.map((row, at): FormRow => ({ cells: block.columns.map((column) => cellOf(column, row, at, given)) })),
  ]
}

function cellOf({ value, span, style }: SummaryColumn, row: SummaryRow, at: number, given: boolean): SheetCell {
  const plain = fixedCell('', span, style, {})
  if (value === 'rate') return { ...plain, text: rateOf(row) }
  const [path, as, held] = fieldOf(value, row)
  const number = as === 'exact' && held ? decimalText(held as Exact) : null
  const shown = { ...plain, text: showField(as, held, {}), number }
  if (!given || held === undefined) return shown
  const field = `set.summaryTable.${at}.${path}`
  return { ...shown, field, fields: [{ path: field, as }] }
}

function fieldOf(value: Exclude<SummaryValue, 'rate'>, row: SummaryRow): [string, FieldWay, unknown] {
  switch (value) {
    case 'no':
      return [value, 'whole', row.no]
    case 'project':
    case 'office':
    case 'deviation':
      return [value, 'text', row[value]]
    case 'initial':
    case 'adjustment':
    case 'adjusted':
    case 'executed':
    case 'total':
      return [value, 'exact', row[value]]
    default:
      return [`scores.${value}`, 'exact', row.scores[value]]
  }
}

/** Half up at two decimals, as percent: the one rule for a rate that nobody has printed yet. */
function rateOf({ executed, adjusted }: SummaryRow): string {
  const share = executed && adjusted && over(executed, adjusted)
  return share ? `${toFixedText(times(share, HUNDRED), 2)}%` : ''
}

function rowOfSheet(sheet: Sheet, at: number): SummaryRow {
  const { budget } = sheet
  const classes = Object.entries(CLASSES).map(([key, name]) => [key, classScore(sheet, name)] as const)
  return {
    no: at + 1,
    project: sheet.name ?? '',
    projectId: sheet.id,
    office: sheet.implementer,
    initial: budget?.initial ?? null,
    adjustment: budget?.adjustment ?? null,
    adjusted: budget?.adjusted ?? null,
    executed: budget?.executed ?? null,
    scores: { execution: budget?.execution?.score ?? null, ...Object.fromEntries(classes) },
    total: sheet.total.printed,
    deviation: sheet.deviationReasons,
  }
}

/** What the groups of a class have got, or its rows where it has no groups; null while one of them has no score yet. */
function classScore(sheet: Sheet, name: string): Exact | null {
  const groups = sheet.scoreGroups.filter((group) => group.level1.includes(name))
  const rows = sheet.indicators.filter((one) => one.level1?.includes(name) && !isWithdrawn(one))
  const scores = (groups.length > 0 ? groups : rows).map(({ score }) => score)
  const known = scores.filter((score) => score !== null)
  return scores.length > 0 && known.length === scores.length ? sum(known) : null
}

/** Withdrawn in the middle of the year: it is not waited for. */
const isWithdrawn = ({ midYearAdjustment, score }: SheetIndicator) =>
  score === null && midYearAdjustment?.adjustedTarget?.num === 0n
