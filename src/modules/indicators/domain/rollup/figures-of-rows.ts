import { fraction, ZERO } from '#core/number/exact.ts'
import { type Column, hasPost } from '../count-elements.ts'
import type { IndicatorBook } from '../indicator-book.ts'
import { BASES, type Basis, type IndicatorRow, rowsOf } from '../reckon-indicators.ts'
import { type ScopeKind, WHOLE } from '../scope.ts'
import type { Tally } from '../tally.ts'
import { WEIGHT_UNIT } from './cells.ts'
import { excludedList, listsOf, type Sums } from './rollup-sheet.ts'

/** Values of a list as they are kept: those that are there, and those taken away from the sum of shorter periods. */
export interface KeptValues {
  plus: Float64Array
  minus: Float64Array
}

/** What is kept of one scope: rows of a period and of its parts. */
export interface KeptScope {
  cells: (readonly [column: number, ...sums: Sums])[]
  lists: Map<string, KeptValues[]>
}

export interface FigureWhat {
  by: ScopeKind
  bases?: readonly Basis[]
  only?: ReadonlySet<string>
}

/** Figures of what is kept, as `openReckoning` gives them of the cases. */
export function figuresOfRows(
  book: IndicatorBook,
  columns: readonly Column[],
  kept: ReadonlyMap<string, KeptScope>,
  { by, bases = BASES, only }: FigureWhat,
): IndicatorRow[] {
  const lists = listsOf(columns)
  const scopes = [...kept].map(([scope, one]) => ({ scope, sums: sumsOf(one), lists: one.lists }))
  const whole = {
    scope: WHOLE,
    sums: addAll(scopes.map(({ sums }) => sums)),
    lists: joinAll(scopes.map((one) => one.lists)),
  }
  const needed =
    only && new Set([...only].flatMap((id) => [id, ...(book.find(id)?.definition.terms ?? []).map((term) => term.id)]))
  const counted = columns
    .map((column, index) => ({ column, index }))
    .filter(({ column: { indicator } }) => by !== 'post' || hasPost(indicator))
    .filter(({ column: { indicator } }) => !needed || needed.has(indicator.definition.id))
  const sorted = new Map<string, Float64Array>()
  const valuesOf = (one: (typeof scopes)[number], index: number, basis: Basis): Float64Array => {
    const raw = lists[index]!
    const excluded = basis === 'adjusted' && one.lists.has(excludedList(index)) ? excludedList(index) : ''
    const key = `${one.scope} ${raw} ${excluded}`
    let found = sorted.get(key)
    if (!found) {
      const all = one.lists.get(raw) ?? []
      const less = one.lists.get(excluded) ?? []
      found = difference(
        [...all.map(({ plus }) => plus), ...less.map(({ minus }) => minus)],
        [...all.map(({ minus }) => minus), ...less.map(({ plus }) => plus)],
      )
      sorted.set(key, found)
    }
    return found
  }
  return bases.flatMap((basis) =>
    rowsOf(
      book,
      counted.map(({ column, index }) => {
        const { form } = column.indicator.definition
        const tallies = new Map<string, Tally>()
        for (const one of [whole, ...scopes]) {
          const sums = one.sums.get(index)
          if (!sums) continue
          const [n, d] = basis === 'raw' ? sums : [sums[0] - sums[2], sums[1] - sums[3]]
          tallies.set(one.scope, {
            count: form === 'weighted' ? 0 : form === 'mean' ? d : n,
            parts: form === 'weighted' ? fraction(BigInt(n), BigInt(WEIGHT_UNIT)) : ZERO,
            denominator: form === 'mean' || form === 'percentile' ? 0 : d,
            sumMs: form === 'mean' ? n : 0,
            measures: form === 'percentile' ? valuesOf(one, index, basis) : [],
          })
        }
        return { column, tallies }
      }),
      basis,
      by,
      only,
    ),
  )
}

function sumsOf({ cells }: KeptScope): Map<number, Sums> {
  const sums = new Map<number, Sums>()
  for (const [column, n, d, xn, xd] of cells) add(sums, column, [n, d, xn, xd])
  return sums
}

function addAll(all: readonly Map<number, Sums>[]): Map<number, Sums> {
  const sums = new Map<number, Sums>()
  for (const one of all) for (const [column, more] of one) add(sums, column, more)
  return sums
}

function add(sums: Map<number, Sums>, column: number, more: Sums): void {
  const found = sums.get(column)
  if (!found) sums.set(column, [...more])
  else for (let at = 0; at < 4; at++) found[at]! += more[at]!
}

function joinAll(all: readonly Map<string, KeptValues[]>[]): Map<string, KeptValues[]> {
  const joined = new Map<string, KeptValues[]>()
  for (const one of all)
    for (const [list, values] of one) {
      const found = joined.get(list)
      if (found) found.push(...values)
      else joined.set(list, [...values])
    }
  return joined
}

/** All values of the first lists without those of the second, sorted. */
function difference(plus: readonly Float64Array[], minus: readonly Float64Array[]): Float64Array {
  const all = joined(plus)
  const less = joined(minus)
  if (less.length === 0) return all
  const left = new Float64Array(all.length - less.length)
  let [at, to] = [0, 0]
  for (const value of all) {
    if (at < less.length && less[at] === value) at++
    else left[to++] = value
  }
  return left
}

function joined(arrays: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(arrays.reduce((total, { length }) => total + length, 0))
  let at = 0
  for (const one of arrays) {
    all.set(one, at)
    at += one.length
  }
  return all.sort()
}
