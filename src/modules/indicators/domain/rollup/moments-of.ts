import { SHAPES } from '../case-export.ts'
import type { IndicatorsFile } from '../definition.ts'
import type { Element, Plain, Value } from '../expression/element.ts'

/** A time field that rules compare with the period's end less some days. */
export interface DayRule {
  /** Names of time fields. */
  fields: ReadonlySet<string>
  days: readonly number[]
}

const DAY_MS = 86_400_000
const COMPARED = /(\w+)\s*(?:<=|<|>=|>|==|!=)\s*periodEnd\s*-\s*days\((\d+)\)/g

/**
 * Which fields grow older as time passes: `suspendedSince <= periodEnd - days(30)` changes its answer 30 days after the
 * begin of a suspension, though nothing happens to the case.
 */
export function dayRuleOf({ derived, indicators }: IndicatorsFile): DayRule {
  const times = new Set(
    Object.values(SHAPES).flatMap((shape) =>
      Object.entries(shape).flatMap(([name, type]) => (type === 'time' ? [name] : [])),
    ),
  )
  const facts = new Map<string, string[]>()
  for (const part of Object.values(derived))
    for (const [name, { is }] of Object.entries(part ?? {})) facts.set(name, [...(facts.get(name) ?? []), is])
  const texts = [
    ...[...facts.values()].flat(),
    ...indicators.flatMap(({ numerator, denominator }) =>
      [numerator, denominator].flatMap((one) => [one?.where, one?.measure].filter((text) => text !== undefined)),
    ),
  ]
  const names = new Set<string>()
  const days = new Set<number>()
  const follow = (name: string): void => {
    if (names.has(name)) return
    names.add(name)
    for (const text of facts.get(name) ?? []) for (const [word] of text.matchAll(/[A-Za-z]\w*/g)) follow(word)
  }
  for (const text of texts) {
    if (!text.includes('periodEnd')) continue
    const found = [...text.matchAll(COMPARED)]
    // Written some other way: every time may grow older by any number of days that is named.
    if (found.length < text.split('periodEnd').length - 1) for (const name of times) names.add(name)
    for (const [, name] of found) follow(name!)
    for (const [, count] of text.matchAll(/days\((\d+)\)/g)) days.add(Number(count))
  }
  days.delete(0)
  return { fields: new Set([...names].filter((name) => times.has(name))), days: [...days] }
}

export interface Moments {
  /** Every time of a case, sorted. */
  times: readonly number[]
  /** Instants at which an answer may become another: between two of them nothing changes by time alone. Sorted. */
  turns: readonly number[]
  elements: readonly Element[]
}

/** All times of a case and all that follows from them. */
export function momentsOf(whole: Element, { fields: aging, days }: DayRule): Moments {
  const times = new Set<number>()
  const turns = new Set<number>()
  const elements: Element[] = []
  const take = (name: string, value: Value | undefined): void => {
    if (typeof value !== 'number') return
    times.add(value)
    // At the very instant `t <= end` becomes true, one millisecond later `t < end`.
    turns.add(value).add(value + 1)
    if (aging.has(name)) for (const count of days) turns.add(value + count * DAY_MS).add(value + count * DAY_MS + 1)
  }
  const walk = (element: Element): void => {
    elements.push(element)
    for (const [name, type] of Object.entries(SHAPES[element.kind])) {
      const value = element.fields[name]
      if (type === 'time') take(name, value)
      else if (type === 'mergedInto') take('at', (value as Plain | null)?.at)
      else if (type === 'sameMatterOf') take('reportedAt', (value as Plain | null)?.reportedAt)
      else if (type.endsWith('[]')) for (const one of value as readonly Element[]) walk(one)
    }
  }
  walk(whole)
  const sorted = (set: Set<number>) => [...set].sort((a, b) => a - b)
  return { times: sorted(times), turns: sorted(turns), elements }
}

/** How many of the sorted instants lie at or before `ms`. */
export function rankOf(sorted: readonly number[], ms: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! <= ms) low = middle + 1
    else high = middle
  }
  return low
}
