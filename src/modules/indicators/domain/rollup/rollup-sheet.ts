import type { Column } from '../count-elements.ts'
import { SCOPES, type ScopeKind } from '../scope.ts'
import type { Cell } from './cells.ts'
import { kindOfPeriod } from './periods-of.ts'
import type { CasePart } from './reckon-case.ts'

/** n and d of all elements, then of those that an exclusion covers; adjusted is the difference. */
export type Sums = [n: number, d: number, excludedN: number, excludedD: number]

/** What has been counted of one scope in one period. */
export interface RollupRow {
  cells: Map<number, Sums>
  /** By list how often each measured value is there; below zero: taken away from the sum of shorter periods. */
  lists: Map<string, Map<number, number>>
}

export interface RowKey {
  kind: ScopeKind
  period: string
  imported: boolean
  scope: string
}

export const rowKeyText = ({ kind, period, imported, scope }: RowKey): string =>
  `${kind}\t${period}\t${imported ? 1 : 0}\t${scope}`

export function readRowKey(text: string): RowKey {
  const [kind, period, imported, scope] = text.split('\t') as [ScopeKind, string, string, string]
  return { kind, period, imported: imported === '1', scope }
}

const BY_DAY: readonly ScopeKind[] = SCOPES.filter((kind) => kind !== 'community' && kind !== 'grid')

/** Days and weeks are kept for all but the smallest areas, which have next to nothing in a day. */
export function kindsKept(period: string): readonly ScopeKind[] {
  const kind = kindOfPeriod(period)
  return kind === 'day' || kind === 'week' ? BY_DAY : SCOPES
}

/** Percentiles of the same elements share one list of values, named after the first of them. */
export function listsOf(columns: readonly Column[]): readonly (string | null)[] {
  const first = new Map<string, number>()
  return columns.map(({ indicator: { definition }, role }, index) => {
    if (definition.form !== 'percentile') return null
    const what = JSON.stringify([definition.numerator, definition.population, role])
    if (!first.has(what)) first.set(what, index)
    return `g${first.get(what)}`
  })
}

/** The values of what an exclusion covers: exclusions may name one indicator and not its neighbour. */
export const excludedList = (column: number): string => `x${column}`

export interface RollupSheet {
  rows: ReadonlyMap<string, RollupRow>
  /** Of the periods named, or of all. */
  add(part: CasePart, sign: 1 | -1, only?: ReadonlySet<string>): void
}

/** Sums parts of cases into rows; parts added and taken away leave what changed. */
export function openRollupSheet(columns: readonly Column[]): RollupSheet {
  const rows = new Map<string, RollupRow>()
  const lists = listsOf(columns)
  const rowOf = (key: string): RollupRow => {
    let row = rows.get(key)
    if (!row) {
      row = { cells: new Map(), lists: new Map() }
      rows.set(key, row)
    }
    return row
  }
  const addCell = (row: RollupRow, cell: Cell, sign: 1 | -1): void => {
    const { column, n, d, isExcluded } = cell
    const sums = row.cells.get(column) ?? [0, 0, 0, 0]
    sums[0] += sign * n
    sums[1] += sign * d
    if (isExcluded) {
      sums[2] += sign * n
      sums[3] += sign * d
    }
    row.cells.set(column, sums)
    const list = lists[column]
    if (!list) return
    if (list === `g${column}`) addValues(row, list, cell, sign)
    if (isExcluded) addValues(row, excludedList(column), cell, sign)
  }
  return {
    rows,
    add: (part, sign, only) => {
      for (const [period, cells] of part.periods) {
        if (only && !only.has(period)) continue
        for (const kind of kindsKept(period))
          for (const cell of cells.values()) {
            const scope = scopeOf(kind, part, cell)
            if (scope === null) continue
            addCell(rowOf(rowKeyText({ kind, period, imported: part.imported, scope })), cell, sign)
          }
      }
    },
  }
}

/** The row that a cell counts in; null: by post it counts nowhere. */
export function scopeOf(kind: ScopeKind, { scopes }: Pick<CasePart, 'scopes'>, cell: Cell): string | null {
  if (kind === 'department') return cell.department
  if (kind === 'post') return cell.post === '' ? null : cell.post
  return scopes[kind]
}

function addValues(row: RollupRow, list: string, { plus, minus }: Cell, sign: 1 | -1): void {
  if (plus.length === 0 && minus.length === 0) return
  let values = row.lists.get(list)
  if (!values) {
    values = new Map()
    row.lists.set(list, values)
  }
  for (const value of plus) values.set(value, (values.get(value) ?? 0) + sign)
  for (const value of minus) values.set(value, (values.get(value) ?? 0) - sign)
}

/** Adds `more` to a row that is kept; what comes to nothing is left out, so that equal rows look equal. */
export function mergeRow(row: RollupRow, more: RollupRow): void {
  for (const [column, sums] of more.cells) {
    const kept = row.cells.get(column) ?? [0, 0, 0, 0]
    const next = kept.map((value, index) => value + sums[index]!) as Sums
    if (next.every((value) => value === 0)) row.cells.delete(column)
    else row.cells.set(column, next)
  }
  for (const [list, values] of more.lists) {
    const kept = row.lists.get(list) ?? new Map<number, number>()
    for (const [value, count] of values) {
      const next = (kept.get(value) ?? 0) + count
      if (next === 0) kept.delete(value)
      else kept.set(value, next)
    }
    if (kept.size === 0) row.lists.delete(list)
    else row.lists.set(list, kept)
  }
}

export const isEmptyRow = ({ cells, lists }: RollupRow): boolean => cells.size === 0 && lists.size === 0
