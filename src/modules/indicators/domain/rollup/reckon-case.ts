import { fraction, times } from '#core/number/exact.ts'
import { type Column, columnsOf, type HalfMoment, hasPost, hitsOf, openRows } from '../count-elements.ts'
import type { IndicatorsFile } from '../definition.ts'
import type { Element } from '../expression/element.ts'
import { elementOf } from '../expression/element.ts'
import type { IndicatorBook } from '../indicator-book.ts'
import { scopeOfCase } from '../scope.ts'
import { type Cell, type Cells, cellKey, NO_CELLS, restOf, sameCells, WEIGHT_UNIT } from './cells.ts'
import { dayRuleOf, momentsOf, rankOf } from './moments-of.ts'
import { PERIOD_KINDS, partsOfPeriod, periodAt, periodNamed, periodsBetween } from './periods-of.ts'

export const CASE_SCOPES = [
  'district',
  'street',
  'community',
  'grid',
  'channel',
  'category',
  'majorClass',
  'appealType',
] as const
export type CaseScope = (typeof CASE_SCOPES)[number]

/** All that a case gives to the figures of any period, as of one moment. */
export interface CasePart {
  imported: boolean
  scopes: Readonly<Record<CaseScope, string>>
  reportedMs: number
  /** By period; of a week, quarter or year what is to be added to the sum of its days or months. */
  periods: ReadonlyMap<string, Cells>
  /** When it may give something else though nothing happens to it; null: never. */
  nextMs: number | null
}

export interface CaseReckoner {
  columns: readonly Column[]
  /** Throws a RangeError where a time or a list of the line is none. */
  reckon(line: object, atMs: number): CasePart
}

export function openCaseReckoner(book: IndicatorBook, file: IndicatorsFile): CaseReckoner {
  const columns = columnsOf(book)
  const rule = dayRuleOf(file)
  const rowOf = openRows(book)
  const posts = columns.map(({ indicator }) => hasPost(indicator))

  const cellsAt = (whole: Element, elements: readonly Element[], at: HalfMoment): Cells => {
    for (const { facts } of elements) facts.clear()
    const found = new Map<string, Cell & { plus: number[] }>()
    columns.forEach((column, index) => {
      const { definition } = column.indicator
      const moment = { ...at, role: column.role }
      for (const { element, numerator, denominator, weight, ms, isExcluded } of hitsOf(whole, column, at)) {
        const name = {
          column: index,
          department: rowOf('department', element, definition, moment),
          post: posts[index] ? rowOf('post', element, definition, moment) : '',
          isExcluded,
        }
        const key = cellKey(name)
        let cell = found.get(key)
        if (!cell) {
          cell = { ...name, n: 0, d: 0, plus: [], minus: [] }
          found.set(key, cell)
        }
        if (denominator) cell.d++
        if (weight) cell.n += Number(times(weight, fraction(BigInt(WEIGHT_UNIT), 1n)).num)
        else if (ms === null && numerator) cell.n++
        else if (ms !== null && definition.form === 'mean') cell.n += ms
        else if (ms !== null) cell.plus.push(ms)
      }
    })
    for (const { plus } of found.values()) plus.sort((a, b) => a - b)
    return found.size === 0 ? NO_CELLS : found
  }

  const reckon = (line: object, atMs: number): CasePart => {
    const whole = elementOf(line)
    const { times: all, turns, elements } = momentsOf(whole, rule)
    const classes = new Map<string, Cells>()
    /** Between two turns nothing changes, so equal ranks give equal cells. */
    const cellsOf = (from: number, to: number): Cells => {
      if (to <= from) return NO_CELLS
      const key = `${rankOf(turns, from)} ${rankOf(turns, to)}`
      let cells = classes.get(key)
      if (!cells) {
        cells = cellsAt(whole, elements, { from, to, asOf: to })
        classes.set(key, cells)
      }
      return cells
    }
    const inPeriod = (text: string, nowMs: number): Cells => {
      const { fromMs, toMs } = periodNamed(text)
      return cellsOf(fromMs, Math.min(toMs, nowMs))
    }
    const periods = new Map<string, Cells>()
    const first = Math.min(all[0] ?? atMs, atMs)
    const lastTurn = turns[rankOf(turns, atMs) - 1] ?? first
    const isQuiet = cellsOf(Math.max(lastTurn, atMs), Math.max(lastTurn, atMs) + 1).size === 0
    const until = isQuiet ? Math.min(lastTurn, atMs - 1) : atMs - 1
    if (until >= first)
      for (const kind of PERIOD_KINDS)
        for (const text of periodsBetween(kind, first, until)) {
          const cells = inPeriod(text, atMs)
          const rest = restOf(
            cells,
            partsOfPeriod(text).map((part) => inPeriod(part, atMs)),
          )
          if (rest.size > 0) periods.set(text, rest)
        }
    return {
      imported: (whole.fields.flags as { imported?: boolean } | null)?.imported === true,
      scopes: Object.fromEntries(CASE_SCOPES.map((kind) => [kind, scopeOfCase(kind, whole)])) as CasePart['scopes'],
      reportedMs: (whole.fields.reportedAt as number | null) ?? first,
      periods,
      nextMs: nextTurn(atMs, turns, inPeriod),
    }
  }
  return { columns, reckon }
}

/** The first moment from which a case gives something else, if nothing happens to it meanwhile. */
function nextTurn(
  atMs: number,
  turns: readonly number[],
  inPeriod: (text: string, nowMs: number) => Cells,
): number | null {
  // An open case counts in every new day from its first instant on.
  const midnight = periodNamed(periodAt('day', atMs - 1)).toMs + 1
  const candidates = [...new Set([...turns.slice(rankOf(turns, atMs)), midnight])].sort((a, b) => a - b)
  for (const at of candidates)
    for (const kind of PERIOD_KINDS) {
      const text = periodAt(kind, at - 1)
      if (!sameCells(inPeriod(text, at), inPeriod(text, atMs))) return at
    }
  return null
}
