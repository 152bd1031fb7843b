import type { Cell, Cells } from './cells.ts'
import { cellKey } from './cells.ts'
import { kindOfPeriod, partsOfPeriod, periodAt, periodNamed, periodsBetween } from './periods-of.ts'
import { CASE_SCOPES, type CasePart } from './reckon-case.ts'

type Kept = [
  column: number,
  department: string,
  post: string,
  excluded: 0 | 1,
  n: number,
  d: number,
  plus?: readonly number[],
  minus?: readonly number[],
]

/** As it is stored: cells that several periods share stand there once. */
export function partText({ scopes, imported, reportedMs, periods, nextMs }: CasePart): string {
  const shared = new Map<string, number>()
  const cells: string[] = []
  const named: Record<string, number> = {}
  for (const [period, one] of periods) {
    const text = JSON.stringify([...one.values()].map(keptOf))
    let index = shared.get(text)
    if (index === undefined) {
      index = cells.push(text) - 1
      shared.set(text, index)
    }
    named[period] = index
  }
  const head = JSON.stringify([CASE_SCOPES.map((kind) => scopes[kind]), imported, reportedMs, nextMs, named])
  return `{"head":${head},"cells":[${cells.join(',')}]}`
}

export function readPartText(text: string): CasePart {
  const { head, cells } = JSON.parse(text) as {
    head: [string[], boolean, number, number | null, Record<string, number>]
    cells: Kept[][]
  }
  const [scopes, imported, reportedMs, nextMs, named] = head
  const read = cells.map(cellsOf)
  return {
    scopes: Object.fromEntries(CASE_SCOPES.map((kind, index) => [kind, scopes[index]!])) as CasePart['scopes'],
    imported,
    reportedMs,
    nextMs,
    periods: new Map(Object.entries(named).map(([period, index]) => [period, read[index]!])),
  }
}

/** Months in which a case gives something, as numbers that can be searched for. */
export function monthsOf({ periods }: CasePart): number[] {
  const months = new Set<number>()
  for (const text of periods.keys()) {
    const kind = kindOfPeriod(text)
    if (kind === 'day' || kind === 'month') months.add(monthNumber(text))
    // What only a longer period counts is found by the month in which that begins.
    else if (!partsOfPeriod(text).some((part) => periods.has(part))) months.add(firstMonthOf(text))
  }
  return [...months].sort((a, b) => a - b)
}

/** Every month that a period has a part of. */
export function monthsIn({ fromMs, toMs }: { fromMs: number; toMs: number }): number[] {
  return toMs <= fromMs ? [] : periodsBetween('month', fromMs, toMs - 1).map(monthNumber)
}

const firstMonthOf = (text: string): number => monthNumber(periodAt('month', periodNamed(text).fromMs))

const monthNumber = (text: string): number => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1

function keptOf({ column, department, post, isExcluded, n, d, plus, minus }: Cell): Kept {
  const excluded = isExcluded ? 1 : 0
  if (minus.length > 0) return [column, department, post, excluded, n, d, plus, minus]
  return plus.length > 0 ? [column, department, post, excluded, n, d, plus] : [column, department, post, excluded, n, d]
}

function cellsOf(kept: Kept[]): Cells {
  return new Map(
    kept.map(([column, department, post, excluded, n, d, plus = [], minus = []]) => {
      const cell: Cell = { column, department, post, isExcluded: excluded === 1, n, d, plus, minus }
      return [cellKey(cell), cell]
    }),
  )
}
