import { CELL_STYLES } from '#core/document/printed-grid.ts'
import { CONDITIONS, FIELD_WAYS, type Form, GOAL_VALUES, INDICATOR_VALUES, SUMMARY_VALUES } from './form.ts'

const MOST_COLUMNS = 30
const MOST_BLOCKS = 100

/** A form from its file. Throws RangeError with the place where it cannot hold: whoever writes a form is told before anybody prints it. */
export function readForm(file: unknown): Form {
  const form = file as Form
  for (const name of ['key', 'zh', 'en'] as const)
    if (typeof form?.[name] !== 'string' || form[name] === '') throw wrong(name, 'a text is missing')
  for (const name of ['project', 'department', 'summary'] as const) checkLayout(form.layouts?.[name], `layouts.${name}`)
  return form
}

function checkLayout(layout: unknown, path: string): void {
  const { orientation, title, columnsMm, blocks } = objectAt(layout, path)
  oneOf(orientation, ['portrait', 'landscape'], `${path}.orientation`)
  if (typeof title !== 'string') throw wrong(`${path}.title`, 'a text is missing')
  const widths = listAt(columnsMm, `${path}.columnsMm`, MOST_COLUMNS)
  if (!widths.every((mm) => typeof mm === 'number' && mm >= 5 && mm <= 250))
    throw wrong(`${path}.columnsMm`, 'widths in millimetres, 5 to 250')
  const total = widths.reduce<number>((all, mm) => all + (mm as number), 0)
  if (total > (orientation === 'portrait' ? 174 : 261)) throw wrong(`${path}.columnsMm`, `${total} mm do not fit on A4`)
  for (const [at, block] of listAt(blocks, `${path}.blocks`, MOST_BLOCKS).entries())
    checkBlock(block, widths.length, `${path}.blocks[${at}]`)
}

function checkBlock(block: unknown, width: number, path: string): void {
  const { kind, cells, rows, side, columns, if: condition, byGoal } = objectAt(block, path)
  oneOf(kind, ['row', 'side', 'indicators', 'goals', 'summary'], `${path}.kind`)
  if (condition !== undefined) oneOf(condition, CONDITIONS, `${path}.if`)
  if (byGoal !== undefined && typeof byGoal !== 'string') throw wrong(`${path}.byGoal`, 'the label of the goal')
  const beside = side === undefined ? 0 : spanAt(side, `${path}.side`)
  if (kind === 'row') checkSpans(listAt(cells, `${path}.cells`, MOST_COLUMNS), width, `${path}.cells`, checkCell)
  else if (kind === 'side')
    for (const [at, row] of listAt(rows, `${path}.rows`, MOST_BLOCKS).entries())
      checkBlock(row, width - beside, `${path}.rows[${at}]`)
  else {
    const values = kind === 'goals' ? GOAL_VALUES : kind === 'summary' ? SUMMARY_VALUES : INDICATOR_VALUES
    const inner = width - (byGoal !== undefined && side === undefined ? 1 : beside)
    checkSpans(listAt(columns, `${path}.columns`, MOST_COLUMNS), inner, `${path}.columns`, (column, at) => {
      oneOf(column.value, values, `${at}.value`)
      if (typeof column.title !== 'string') throw wrong(`${at}.title`, 'a text is missing')
    })
  }
}

function checkCell(cell: Record<string, unknown>, path: string): void {
  if ((cell.text === undefined) === (cell.field === undefined)) throw wrong(path, 'either a text or a field')
  if (cell.as !== undefined) oneOf(cell.as, FIELD_WAYS, `${path}.as`)
}

function checkSpans(
  cells: readonly unknown[],
  width: number,
  path: string,
  check: (cell: Record<string, unknown>, path: string) => void,
): void {
  let total = 0
  for (const [at, cell] of cells.entries()) {
    const here = `${path}[${at}]`
    const fields = objectAt(cell, here)
    total += spanAt(cell, here)
    oneOf(fields.style, CELL_STYLES, `${here}.style`)
    check(fields, here)
  }
  if (total !== width) throw wrong(path, `the cells span ${total} of ${width} columns`)
}

function spanAt(cell: unknown, path: string): number {
  const { span } = objectAt(cell, path)
  if (typeof span !== 'number' || !Number.isInteger(span) || span < 1)
    throw wrong(`${path}.span`, 'a whole number from 1')
  return span
}

function objectAt(value: unknown, path: string): Record<string, unknown> {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) throw wrong(path, 'an object is missing')
  return value as Record<string, unknown>
}

function listAt(value: unknown, path: string, most: number): unknown[] {
  if (!Array.isArray(value) || value.length === 0 || value.length > most) throw wrong(path, `a list of 1 to ${most}`)
  return value
}

function oneOf(value: unknown, choices: readonly string[], path: string): void {
  if (!choices.includes(value as string)) throw wrong(path, `one of ${choices.join(', ')}`)
}

const wrong = (path: string, what: string) => new RangeError(`form: ${path}: ${what}`)
