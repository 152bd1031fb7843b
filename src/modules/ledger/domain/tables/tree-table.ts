import type { Title } from '#core/module-card.ts'
import { type Exact, HUNDRED, isZero, minus, over, plus, times, ZERO } from '#core/number/exact.ts'
import { money, type PublicTable, percent, type Relation, type TableColumn, type TableRow } from './table.ts'

/** What goes into one row and column of a tree: the code says which rows, from the whole to the finest. */
export interface Entry {
  code: string
  column: string
  amount: Exact
}

export interface TreeShape extends Title {
  no: string
  /** Lengths of the codes of each level, e.g. 类 3, 款 5, 项 7. */
  depths: readonly number[]
  nameOf: (code: string) => string
  columns: readonly TableColumn[]
  /** Columns that are the sum of others. */
  sums: readonly { total: string; parts: readonly string[] }[]
  /** Opening + given = spent + closing, and the like. */
  balances?: readonly { left: readonly string[]; right: readonly string[]; about: Title }[]
  /** Which column is compared with the year before, and shared out; its last year's value is the column `previous`. */
  compare?: string
  /** False where the ledger knows nothing of that year: the columns stay empty. */
  hasPrevious?: boolean
  share?: string
  /** Said where the table holds nothing. */
  empty?: Title
}

export const PREVIOUS = money('previous', '上年数', 'Year before')
const CHANGE = money('change', '增减额', 'Change')
const CHANGE_PERCENT = percent('changePercent', '增减（%）', 'Change (%)')
const SHARE = percent('share', '占比（%）', 'Share (%)')

/** A table by functional item or economic class: every level adds up to the one above, every row across. */
export function treeTable(shape: TreeShape, entries: readonly Entry[]): PublicTable {
  const amounts = new Map<string, Map<string, Exact>>([['', new Map()]])
  const parts = new Map(shape.sums.flatMap(({ total, parts }) => parts.map((part) => [part, total])))
  for (const { code, column, amount } of entries)
    for (const row of [
      '',
      ...shape.depths.filter((depth) => depth <= code.length).map((depth) => code.slice(0, depth)),
    ])
      for (let into: string | undefined = column; into !== undefined; into = parts.get(into)) {
        const cells = amounts.get(row) ?? amounts.set(row, new Map()).get(row)!
        cells.set(into, plus(cells.get(into) ?? ZERO, amount))
      }
  const whole = shape.share ? (amounts.get('')?.get(shape.share) ?? ZERO) : ZERO
  const columns = [
    ...shape.columns,
    ...(shape.share ? [SHARE] : []),
    ...(shape.compare ? [PREVIOUS, CHANGE, CHANGE_PERCENT] : []),
  ]
  const rows = [...amounts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .filter(([row, cells]) => row === '' || [...cells.values()].some((value) => !isZero(value)))
    .map(([row, cells]): TableRow => {
      const value = (column: string) => cells.get(column) ?? ZERO
      const own = shape.columns.map(({ id, kind }): [string, string | Exact] => {
        if (kind === 'code') return [id, row]
        return [id, kind === 'text' ? (row === '' ? '合计' : shape.nameOf(row)) : value(id)]
      })
      const shared: TableRow['cells'] = shape.share ? { share: percentOf(value(shape.share), whole) } : {}
      const compared: TableRow['cells'] = shape.compare
        ? shape.hasPrevious === false
          ? { previous: null, change: null, changePercent: null }
          : comparison(value(shape.compare), value('previous'))
        : {}
      return {
        key: row === '' ? 'total' : row,
        level: row === '' ? 0 : shape.depths.indexOf(row.length) + 1,
        cells: { ...Object.fromEntries(own), ...shared, ...compared },
      }
    })
  const isEmpty = rows.length === 1
  return {
    no: shape.no,
    zh: shape.zh,
    en: shape.en,
    columns,
    rows,
    notes: isEmpty && shape.empty ? [shape.empty] : [],
    relations: relationsOf(shape, rows),
  }
}

export const percentOf = (part: Exact, whole: Exact): Exact | null => {
  const share = over(part, whole)
  return share === null ? null : times(share, HUNDRED)
}

export function comparison(
  now: Exact,
  previous: Exact,
): { previous: Exact; change: Exact; changePercent: Exact | null } {
  const change = minus(now, previous)
  return { previous, change, changePercent: percentOf(change, previous) }
}

function relationsOf(shape: TreeShape, rows: readonly TableRow[]): Relation[] {
  const at = (row: string, column: string) => ({ table: shape.no, row, column })
  const added = [
    ...shape.columns.filter(({ kind }) => kind === 'money').map(({ id }) => id),
    ...(shape.compare ? ['previous'] : []),
  ]
  const down = rows.flatMap((row, place) => {
    const children = childrenOf(rows, place)
    if (children.length === 0) return []
    return added.map(
      (column): Relation => ({
        kind: 'account-sum',
        left: children.map((child) => at(child.key, column)),
        right: [at(row.key, column)],
        about: { zh: '下级科目之和等于上级科目', en: 'parts add up to the level above' },
      }),
    )
  })
  const across = rows.flatMap((row) => [
    ...shape.sums.map(
      ({ total, parts }): Relation => ({
        kind: 'account-sum',
        left: parts.map((part) => at(row.key, part)),
        right: [at(row.key, total)],
        about: { zh: '各栏之和等于合计栏', en: 'columns add up to the total' },
      }),
    ),
    ...(shape.balances ?? []).map(
      ({ left, right, about }): Relation => ({
        kind: 'account-sum',
        left: left.map((column) => at(row.key, column)),
        right: right.map((column) => at(row.key, column)),
        about,
      }),
    ),
  ])
  return [...down, ...across]
}

function childrenOf(rows: readonly TableRow[], place: number): TableRow[] {
  const level = rows[place]!.level
  const after = rows.slice(place + 1)
  const end = after.findIndex((row) => row.level <= level)
  return after.slice(0, end === -1 ? after.length : end).filter((row) => row.level === level + 1)
}
