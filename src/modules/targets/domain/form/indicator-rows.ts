import { type Exact, sum } from '#core/number/exact.ts'
import { toText } from '#core/number/round-exact.ts'
import type { Sheet, SheetIndicator } from '../sheet.ts'
import { decimalText, nameWithPoints } from './field-ways.ts'
import type { FieldWay, IndicatorBlock, IndicatorColumn } from './form.ts'
import {
  beside,
  type CellField,
  type FormRow,
  type FormSource,
  fieldCell,
  fixedCell,
  type SheetCell,
} from './sheet-cell.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/i

interface Row {
  at: number
  indicator: SheetIndicator
}

/** The table of indicators: column titles, then a row each; equal neighbours of a level are one cell. */
export function indicatorRows(block: IndicatorBlock, source: FormSource, width: number): FormRow[] {
  const rows = source.sheet.indicators.map((indicator, at): Row => ({ at, indicator }))
  if (block.byGoal !== undefined) return rowsByGoal(block, block.byGoal, rows, source, width)
  const table = tableOf(block, rows, source)
  return block.side ? beside(fixedCell(block.side.text, block.side.span, 'label', source.values), table) : table
}

function rowsByGoal(block: IndicatorBlock, label: string, rows: Row[], source: FormSource, width: number): FormRow[] {
  const { goals } = source.sheet
  const sideSpan = block.side?.span ?? 1
  const inner = width - sideSpan
  const labelSpan = block.columns[0]?.span ?? 1
  const parts = goals.map((goal, at): FormRow[] => {
    const own = rows.filter(({ indicator }) => indicator.goal === goal.id)
    const side = goalCell(source.sheet, at, own, sideSpan)
    const text: FormRow = {
      cells: [
        fixedCell(label, labelSpan, 'label', source.values),
        fieldCell({ span: inner - labelSpan, style: 'text', field: `goals.${at}.text`, as: 'text' }, source),
      ],
    }
    return beside(side, [text, ...tableOf(block, own, source)])
  })
  const rest = rows.filter(({ indicator }) => !goals.some((goal) => goal.id === indicator.goal))
  if (rest.length > 0 || goals.length === 0)
    parts.push(
      beside(fixedCell(block.side?.text ?? '', sideSpan, 'label', source.values), tableOf(block, rest, source)),
    )
  return parts.flat()
}

function goalCell(sheet: Sheet, at: number, own: readonly Row[], span: number): SheetCell {
  const goal = sheet.goals[at]!
  // Goals of our own plans are known by an id that says nothing to a reader: they are counted.
  const counted = UUID.test(goal.id)
  return {
    text: nameWithPoints(counted ? `年度绩效目标${at + 1}` : goal.id, goal.weight),
    colSpan: span,
    rowSpan: 1,
    style: 'label',
    field: counted ? null : `goals.${at}.id`,
    fields: [
      ...(counted ? [] : [{ path: `goals.${at}.id`, as: 'name' } as const]),
      { path: `goals.${at}.weight`, as: 'points' },
      ...(counted ? [] : own.map((row): CellField => ({ path: `indicators.${row.at}.goal`, as: 'name' }))),
    ],
    editable: false,
    number: null,
  }
}

function tableOf(block: IndicatorBlock, rows: readonly Row[], source: FormSource): FormRow[] {
  const heads = block.columns.map((column) => fixedCell(column.title, column.span, 'heading', source.values))
  const columns = block.columns.map((column) => cellsOf(column, rows, source))
  const body =
    rows.length > 0
      ? rows.map((_, line): FormRow => ({ cells: columns.flatMap((cells) => cells[line] ?? []) }))
      : [{ cells: block.columns.map(({ span, style }) => fixedCell('', span, style, {})) }]
  return [{ cells: heads }, ...body]
}

/** Cells of one column by row; null where a cell from above runs through. */
function cellsOf(column: IndicatorColumn, rows: readonly Row[], source: FormSource): (SheetCell | null)[] {
  const keys = rows.map((row) => runKey(column, row, source.sheet))
  return rows.map((row, line) => {
    if (line > 0 && keys[line] !== null && keys[line] === keys[line - 1]) return null
    let end = line + 1
    while (end < rows.length && keys[line] !== null && keys[end] === keys[line]) end += 1
    return cellOf(column, rows.slice(line, end), row, source)
  })
}

/** Rows with equal keys that follow one another are one cell; null stands alone. */
function runKey({ value, merge, points }: IndicatorColumn, { indicator }: Row, sheet: Sheet): string | null {
  if (value === 'score' || value === 'weight') {
    const own = value === 'score' ? indicator.score : indicator.weight.value
    return own === null && groupAt(sheet, indicator, value) >= 0 ? `${indicator.scoreGroup}` : null
  }
  if (!merge) return null
  const { level1, level2, level3 } = indicator
  if (value === 'level1') return level1 === null ? null : JSON.stringify([level1, points ? indicator.scoreGroup : null])
  if (value === 'level2') return level2 === null ? null : JSON.stringify([level1, indicator.scoreGroup, level2])
  return value === 'level3' && level3 !== null ? JSON.stringify([level1, level2, level3]) : null
}

/** The group that carries what the row itself does not: points, or a score for all of its rows at once. */
function groupAt(sheet: Sheet, indicator: SheetIndicator, value: 'score' | 'weight'): number {
  if (indicator.scoreGroup === null) return -1
  return sheet.scoreGroups.findIndex(
    (group) => group.id === indicator.scoreGroup && (value === 'score' ? group.score : group.weight.value) !== null,
  )
}

function cellOf(column: IndicatorColumn, run: readonly Row[], row: Row, source: FormSource): SheetCell {
  const rowSpan = run.length
  if (column.value === 'level1' && column.points) return classCell(column, run, source)
  if (column.value === 'score' || column.value === 'weight') {
    const own = column.value === 'score' ? row.indicator.score : row.indicator.weight.value
    const group = own === null ? groupAt(source.sheet, row.indicator, column.value) : -1
    if (group >= 0) {
      const as: FieldWay = column.value === 'score' ? 'exact' : 'weight'
      return { ...fieldCell({ ...shape(column), field: `scoreGroups.${group}.${column.value}`, as }, source), rowSpan }
    }
  }
  if (column.value === 'adjustedTarget') return { ...adjustedCell(column, row, source), rowSpan }
  const [field, as] = FIELDS[column.value]
  const cell = fieldCell({ ...shape(column), field: `indicators.${row.at}.${field}`, as }, source)
  return { ...cell, rowSpan, fields: run.flatMap(({ at }) => fieldsAt(cell, `indicators.${at}.${field}`, as)) }
}

const shape = ({ span, style }: IndicatorColumn) => ({ span, style })
const fieldsAt = (cell: SheetCell, path: string, as: FieldWay): CellField[] =>
  cell.fields.length > 0 ? [{ path, as }] : []

const FIELDS: Record<Exclude<IndicatorColumn['value'], 'adjustedTarget'>, [string, FieldWay]> = {
  level1: ['level1', 'text'],
  level2: ['level2', 'text'],
  level3: ['level3', 'text'],
  target: ['target', 'value'],
  change: ['midYearAdjustment.printed', 'text'],
  actual: ['actual', 'value'],
  weight: ['weight', 'weight'],
  score: ['score', 'exact'],
  deviation: ['deviation', 'text'],
}

/** First-level class with the points of its group beneath, as the forms of Hubei print it. */
function classCell(column: IndicatorColumn, run: readonly Row[], { sheet }: FormSource): SheetCell {
  const { level1, scoreGroup } = run[0]!.indicator
  const group = scoreGroup === null ? -1 : sheet.scoreGroups.findIndex(({ id }) => id === scoreGroup)
  const points: Exact | null = group >= 0 ? sheet.scoreGroups[group]!.weight.value : sumOfWeights(run)
  const isPrinted = group >= 0 && points !== null && level1 !== null && decimalText(points) !== null
  // The points of a group stand once, with its first run; a second run of the same group repeats them unread.
  const first = sheet.indicators.findIndex((one) => one.scoreGroup === scoreGroup) === run[0]!.at
  return {
    text: level1 === null ? '' : nameWithPoints(level1, points),
    colSpan: column.span,
    rowSpan: run.length,
    style: column.style,
    field: `indicators.${run[0]!.at}.level1`,
    fields: [
      ...run.map(({ at }): CellField => ({ path: `indicators.${at}.level1`, as: 'name' })),
      ...(isPrinted && first ? [{ path: `scoreGroups.${group}.weight`, as: 'groupPoints' } as const] : []),
    ],
    editable: false,
    number: null,
  }
}

/** Where a class has no group of its own, its points are those of its rows. */
function sumOfWeights(run: readonly Row[]): Exact | null {
  const weights = run.map(({ indicator }) => indicator.weight.value)
  return weights.includes(null) ? null : sum(weights.filter((weight) => weight !== null))
}

/** The target as it stands after the middle of the year: the adjusted figure, or the target itself where none moved it. */
function adjustedCell(column: IndicatorColumn, { at, indicator }: Row, source: FormSource): SheetCell {
  const adjusted = indicator.midYearAdjustment?.adjustedTarget
  if (adjusted)
    return fieldCell(
      { ...shape(column), field: `indicators.${at}.midYearAdjustment.adjustedTarget`, as: 'exact' },
      source,
    )
  const printed = indicator.target.printed ?? ''
  const plain = fixedCell('', column.span, column.style, {})
  return { ...plain, text: indicator.midYearAdjustment === null ? printed : toTextOrEmpty(adjusted) }
}

const toTextOrEmpty = (value: Exact | null | undefined) => (value ? toText(value) : '')
