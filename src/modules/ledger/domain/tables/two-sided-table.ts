import type { Title } from '#core/module-card.ts'
import { type Exact, sum, ZERO } from '#core/number/exact.ts'
import { type CellRef, money, type PublicTable, type Relation, type TableRow, text } from './table.ts'

/** A line of one side: its name, what it is this year (by column, first the sum) and what it was. */
export interface SideLine {
  key: string
  zh: string
  amounts: Readonly<Record<string, Exact>>
  /** Null where nothing is known of the year before. */
  previous: Exact | null
}

export interface Side {
  lines: readonly SideLine[]
  /** Lines below the sum of the year (本年合计) that also belong to the grand total. */
  beyond: readonly SideLine[]
  yearTitle: string
  grandTitle: string
}

export interface TwoSidedShape extends Title {
  no: string
  nowTitle: Title
  /** Columns of the right side beside its sum. */
  rightParts: readonly { id: string; zh: string; en: string }[]
}

/** Income on the left, spending on the right, both coming to the same total. */
export function twoSidedTable(shape: TwoSidedShape, left: Side, right: Side): PublicTable {
  const parts = shape.rightParts.map(({ id }) => id)
  /** Places of the longer side. */
  const places = (pick: (side: Side) => readonly SideLine[]) => {
    const [one, other] = [pick(left), pick(right)]
    return (one.length > other.length ? one : other).keys()
  }
  const rows: TableRow[] = []
  const put = (key: string, level: number, from?: SideLine, to?: SideLine) =>
    rows.push({ key, level, cells: { ...leftCells(from), ...rightCells(to, parts) } })
  for (const at of places((side) => side.lines)) put(`line${at + 1}`, 2, left.lines[at], right.lines[at])
  put('year', 1, summed(left, parts, 'year'), summed(right, parts, 'year'))
  for (const at of places((side) => side.beyond)) put(`beyond${at + 1}`, 2, left.beyond[at], right.beyond[at])
  put('grand', 0, summed(left, parts, 'grand'), summed(right, parts, 'grand'))
  return {
    no: shape.no,
    zh: shape.zh,
    en: shape.en,
    columns: [
      text('income', '收入项目', 'Income'),
      money('incomeNow', shape.nowTitle.zh, shape.nowTitle.en),
      money('incomePrevious', '上年数', 'Year before'),
      text('spending', '支出项目', 'Spending'),
      money(
        'spendingNow',
        shape.rightParts.length > 0 ? '合计' : shape.nowTitle.zh,
        shape.rightParts.length > 0 ? 'Total' : shape.nowTitle.en,
      ),
      ...shape.rightParts.map(({ id, zh, en }) => money(id, zh, en)),
      money('spendingPrevious', '上年数', 'Year before'),
    ],
    rows,
    notes: [],
    relations: relationsOf(shape.no, rows, left, right, parts),
  }
}

const leftCells = (line?: SideLine) => ({
  income: line?.zh ?? null,
  incomeNow: line?.amounts.now ?? null,
  incomePrevious: line?.previous ?? null,
})

const rightCells = (line: SideLine | undefined, parts: readonly string[]) => ({
  spending: line?.zh ?? null,
  spendingNow: line?.amounts.now ?? null,
  spendingPrevious: line?.previous ?? null,
  ...Object.fromEntries(parts.map((part) => [part, line ? (line.amounts[part] ?? ZERO) : null])),
})

function summed(side: Side, parts: readonly string[], of: 'year' | 'grand'): SideLine {
  const lines = of === 'year' ? side.lines : [...side.lines, ...side.beyond]
  const total = (column: string) => sum(lines.map(({ amounts }) => amounts[column] ?? ZERO))
  return {
    key: of,
    zh: of === 'year' ? side.yearTitle : side.grandTitle,
    amounts: Object.fromEntries(['now', ...parts].map((column) => [column, total(column)])),
    previous: lines.some(({ previous }) => previous === null)
      ? null
      : sum(lines.map(({ previous }) => previous ?? ZERO)),
  }
}

function relationsOf(
  table: string,
  rows: readonly TableRow[],
  left: Side,
  right: Side,
  parts: readonly string[],
): Relation[] {
  const at = (row: string, column: string): CellRef => ({ table, row, column })
  const keys = (prefix: string, count: number) => Array.from({ length: count }, (_, index) => `${prefix}${index + 1}`)
  const found: Relation[] = []
  const sides: [Side, string[]][] = [
    [left, ['incomeNow', 'incomePrevious']],
    [right, ['spendingNow', 'spendingPrevious', ...parts]],
  ]
  for (const [side, columns] of sides)
    for (const column of columns) {
      const lines = keys('line', side.lines.length).map((row) => at(row, column))
      const beyond = keys('beyond', side.beyond.length).map((row) => at(row, column))
      found.push(
        {
          kind: 'account-sum',
          left: lines,
          right: [at('year', column)],
          about: { zh: '各项之和等于本年合计', en: 'items add up to the year' },
        },
        {
          kind: 'account-sum',
          left: [at('year', column), ...beyond],
          right: [at('grand', column)],
          about: { zh: '本年合计加结转等于总计', en: 'year and carry-over come to the total' },
        },
      )
    }
  for (const [income, spending] of [
    ['incomeNow', 'spendingNow'],
    ['incomePrevious', 'spendingPrevious'],
  ] as const)
    found.push({
      kind: 'account-sum',
      left: [at('grand', income)],
      right: [at('grand', spending)],
      about: { zh: '收入总计等于支出总计', en: 'income comes to spending' },
    })
  if (parts.length > 0)
    for (const { key, cells } of rows)
      if (cells.spendingNow !== null)
        found.push({
          kind: 'account-sum',
          left: parts.map((part) => at(key, part)),
          right: [at(key, 'spendingNow')],
          about: { zh: '各栏之和等于合计栏', en: 'columns add up to the total' },
        })
  return found
}
