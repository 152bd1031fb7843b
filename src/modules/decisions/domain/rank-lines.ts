import type { Sums } from './question.ts'
import { isRising } from './question.ts'

export interface RankedLine extends Sums {
  key: string
  before: number
  year: number
  rising: boolean
}

export const NO_SUMS: Sums = {
  received: 0,
  closed: 0,
  open: 0,
  inTime: 0,
  late: 0,
  returned: 0,
  redone: 0,
  closeSeconds: 0,
}

interface Keyed extends Sums {
  key: string
}

/** Lines by how much was received, with what each had in the two other periods; what only these had comes last, with nought. */
export function rankLines(now: readonly Keyed[], before: readonly Keyed[], year: readonly Keyed[]): RankedLine[] {
  const counts = (rows: readonly Keyed[]) => new Map(rows.map(({ key, received }) => [key, received]))
  const sum = (rows: readonly Keyed[]) => rows.reduce((all, { received }) => all + received, 0)
  const whole = { now: sum(now), before: sum(before) }
  const [beforeBy, yearBy, nowBy] = [counts(before), counts(year), new Map(now.map((row) => [row.key, row]))]
  return [...new Set([...nowBy.keys(), ...beforeBy.keys(), ...yearBy.keys()])]
    .map((key): RankedLine => {
      const row = nowBy.get(key) ?? { key, ...NO_SUMS }
      const had = beforeBy.get(key) ?? 0
      return {
        ...sumsOf(row),
        key,
        before: had,
        year: yearBy.get(key) ?? 0,
        rising: isRising({ now: row.received, before: had }, whole),
      }
    })
    .filter(({ received, before: had, year: hadThen }) => received + had + hadThen > 0)
    .sort((a, b) => b.received - a.received || b.before - a.before || (a.key < b.key ? -1 : 1))
}

export const sumsOf = ({ received, closed, open, inTime, late, returned, redone, closeSeconds }: Sums): Sums => ({
  received,
  closed,
  open,
  inTime,
  late,
  returned,
  redone,
  closeSeconds,
})
