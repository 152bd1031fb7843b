import { DAY_MS, dateOfDay, dayStartMs, localDay } from '#core/time/local.ts'
import { type Period, readPeriod } from '../period.ts'

export const PERIOD_KINDS = ['day', 'week', 'month', 'quarter', 'year'] as const
export type PeriodKind = (typeof PERIOD_KINDS)[number]

/** What kind of period a text names; null for two days with something between them. */
export function kindOfPeriod(text: string): PeriodKind | null {
  if (/^\d{4}$/.test(text)) return 'year'
  if (/^\d{4}-Q\d$/.test(text)) return 'quarter'
  if (/^\d{4}-W\d\d$/.test(text)) return 'week'
  if (/^\d{4}-\d\d$/.test(text)) return 'month'
  return /^\d{4}-\d\d-\d\d$/.test(text) ? 'day' : null
}

/** The text of the period of a kind that holds a moment. */
export function periodAt(kind: PeriodKind, ms: number): string {
  const day = localDay(ms)
  const date = dateOfDay(day)
  switch (kind) {
    case 'day':
      return date
    case 'week': {
      // The week belongs to the year of its Thursday; day 0 was a Thursday.
      const thursday = Math.floor((day + 3) / 7) * 7
      const year = dateOfDay(thursday).slice(0, 4)
      const first = readPeriod(`${year}-W01`).fromMs
      const week = 1 + Math.floor((dayStartMs(thursday) - first) / (7 * DAY_MS))
      return `${year}-W${String(week).padStart(2, '0')}`
    }
    case 'month':
      return date.slice(0, 7)
    case 'quarter':
      return `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`
    case 'year':
      return date.slice(0, 4)
  }
}

const known = new Map<string, Period>()
const MOST_KNOWN = 20_000

/** As `readPeriod`, remembered: the same few periods are asked for with every case. */
export function periodNamed(text: string): Period {
  let found = known.get(text)
  if (!found) {
    if (known.size > MOST_KNOWN) known.clear()
    found = readPeriod(text)
    known.set(text, found)
  }
  return found
}

/** Every period of a kind that has a moment of `[fromMs, toMs]` in it, in order. */
export function periodsBetween(kind: PeriodKind, fromMs: number, toMs: number): string[] {
  const found: string[] = []
  for (let at = fromMs; ; ) {
    const text = periodAt(kind, at)
    const { toMs: end } = periodNamed(text)
    found.push(text)
    if (end > toMs) return found
    at = end
  }
}

const parts = new Map<string, readonly string[]>()

/** The periods that a longer one is kept as the sum of: days of a week, months of a quarter or year. */
export function partsOfPeriod(text: string): readonly string[] {
  const kind = kindOfPeriod(text)
  if (kind === null || kind === 'day' || kind === 'month') return []
  let found = parts.get(text)
  if (!found) {
    const { fromMs, toMs } = periodNamed(text)
    found = periodsBetween(kind === 'week' ? 'day' : 'month', fromMs, toMs - 1)
    parts.set(text, found)
  }
  return found
}
