import { dateOfDay, dayOfDate } from '#core/time/local.ts'
import type { Compared } from './figure.ts'
import type { Cycle } from './say-figure.ts'

/** A period of bulletins: days since 1970, both included. */
export interface Period {
  /** `2024-01-05`, `2024-W05`, `2024-03`, `2024-Q1`, `2024` */
  key: string
  cycle: Cycle
  from: number
  to: number
}

const day = (year: number, month: number, date: number) => Math.round(Date.UTC(year, month - 1, date) / 86_400_000)
/** 1 January 1970 was a Thursday; weeks begin on Monday (ISO 8601). */
const mondayOf = (at: number) => at - ((((at + 3) % 7) + 7) % 7)
const partsOf = (at: number) => dateOfDay(at).split('-').map(Number) as [number, number, number]
const two = (value: number) => String(value).padStart(2, '0')

/** The period of a cycle that holds the day. */
export function periodAt(cycle: Cycle, at: number): Period {
  const [year, month] = partsOf(at)
  switch (cycle) {
    case 'day':
      return { key: dateOfDay(at), cycle, from: at, to: at }
    case 'week': {
      const from = mondayOf(at)
      // The ISO year of a week is that of its Thursday.
      const [isoYear] = partsOf(from + 3)
      const first = mondayOf(day(isoYear, 1, 4))
      return { key: `${isoYear}-W${two((from - first) / 7 + 1)}`, cycle, from, to: from + 6 }
    }
    case 'month':
      return { key: `${year}-${two(month)}`, cycle, from: day(year, month, 1), to: day(year, month + 1, 1) - 1 }
    case 'quarter': {
      const first = month - ((month - 1) % 3)
      return {
        key: `${year}-Q${(first + 2) / 3}`,
        cycle,
        from: day(year, first, 1),
        to: day(year, first + 3, 1) - 1,
      }
    }
    case 'year':
      return { key: String(year), cycle, from: day(year, 1, 1), to: day(year + 1, 1, 1) - 1 }
  }
}

/** Null: no such period of this cycle. */
export function findPeriod(cycle: Cycle, key: string): Period | null {
  const start = startOf(cycle, key)
  if (start === null) return null
  const period = periodAt(cycle, start)
  return period.key === key ? period : null
}

function startOf(cycle: Cycle, key: string): number | null {
  if (cycle === 'day') return dayOfDate(key)
  if (cycle === 'month') return dayOfDate(`${key}-01`)
  if (cycle === 'year') return dayOfDate(`${key}-01-01`)
  const found = /^(\d{4})-([WQ])(\d{1,2})$/.exec(key)
  if (!found) return null
  const [year, no] = [Number(found[1]), Number(found[3])]
  if (year < 1900 || year > 2199) return null
  if (cycle === 'quarter') return found[2] === 'Q' && no >= 1 && no <= 4 ? day(year, no * 3 - 2, 1) : null
  return found[2] === 'W' && no >= 1 && no <= 53 ? mondayOf(day(year, 1, 4)) + (no - 1) * 7 : null
}

export const nextPeriod = (period: Period): Period => periodAt(period.cycle, period.to + 1)
export const periodBefore = (period: Period): Period => periodAt(period.cycle, period.from - 1)

/** Days that a figure is compared with; null where the comparison means nothing for this cycle. */
export function comparedDays(period: Period, compared: Compared): { from: number; to: number } | null {
  const { cycle, from, to } = period
  if (compared === 'before') {
    const before = periodBefore(period)
    return { from: before.from, to: before.to }
  }
  if (compared === 'week') return cycle === 'day' ? { from: from - 7, to: to - 7 } : null
  // The same day of the week 52 weeks before; 29 February has no other year's day.
  if (cycle === 'day' || cycle === 'week') return { from: from - 364, to: to - 364 }
  if (cycle === 'year') return comparedDays(period, 'before')
  const [year, month] = partsOf(from)
  const last = periodAt(cycle, day(year - 1, month, 1))
  return { from: last.from, to: last.to }
}

/** `2025年3月5日`, `2025年第10周（3月3日至9日）`, `2025年3月`, `2025年第1季度`, `2025年` */
export function sayPeriod({ cycle, key, from, to }: Period): string {
  const [year, month, date] = partsOf(from)
  const [, lastMonth, lastDate] = partsOf(to)
  switch (cycle) {
    case 'day':
      return `${year}年${month}月${date}日`
    case 'week':
      return `${key.slice(0, 4)}年第${Number(key.slice(6))}周（${month}月${date}日至${lastMonth === month ? '' : `${lastMonth}月`}${lastDate}日）`
    case 'month':
      return `${year}年${month}月`
    case 'quarter':
      return `${year}年第${key.slice(6)}季度`
    case 'year':
      return `${year}年`
  }
}

/** The year in which a bulletin is numbered: that of its period. */
export const yearOf = ({ key }: Period): number => Number(key.slice(0, 4))

/** All periods that are numbered in a year; 4 January lies in the first week of every year. */
export function periodsOfYear(cycle: Cycle, year: number): Period[] {
  const periods: Period[] = []
  const first = cycle === 'week' ? day(year, 1, 4) : day(year, 1, 1)
  for (let period = periodAt(cycle, first); yearOf(period) === year; period = nextPeriod(period)) periods.push(period)
  return periods
}
