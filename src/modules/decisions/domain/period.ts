import { dateOfDay, dayOfDate, dayStartMs, localDay } from '#core/time/local.ts'
import { addMonths } from '#core/time/months.ts'

/** Local days, both included. */
export interface Days {
  from: number
  to: number
}
export const COMPARISONS = {
  year: { zh: '同比', en: 'year on year' },
  before: { zh: '环比', en: 'against the period before' },
} as const
export type Comparison = keyof typeof COMPARISONS

export const LONGEST_DAYS = 3660

/** Null: no such days, the end before the beginning, or longer than ten years. */
export function readDays(from: string, to: string): Days | null {
  const [first, last] = [dayOfDate(from), dayOfDate(to)]
  if (first === null || last === null || last < first || last - first >= LONGEST_DAYS) return null
  return { from: first, to: last }
}

export const lengthOf = ({ from, to }: Days) => to - from + 1

const dayOf = (date: string) => dayOfDate(date)!
const monthsLater = (day: number, months: number) => localDay(addMonths(dayStartMs(day), months))
const isFirst = (day: number) => dateOfDay(day).endsWith('-01')

/**
 * The same days a year earlier, or the time before (domain §9): whole months before whole months, a part of a running month,
 * quarter or year against the same part of the one before, other days against as many before them.
 */
export function comparedDays(days: Days, comparison: Comparison): Days {
  const months = comparison === 'year' ? 12 : monthsOf(days)
  if (months === null) return { from: days.from - lengthOf(days), to: days.from - 1 }
  // Up to the end of a month stays up to the end of one: March is held against the whole of February.
  const to = isFirst(days.to + 1) ? monthsLater(days.to + 1, -months) - 1 : monthsLater(days.to, -months)
  return { from: monthsLater(days.from, -months), to }
}

/** How many months the period is that these days begin: whole ones, or a part that lies in one month, quarter or year. */
function monthsOf({ from, to }: Days): number | null {
  if (!isFirst(from)) return null
  const month = Number(dateOfDay(from).slice(5, 7))
  for (const months of [1, 3, 12]) if ((month - 1) % months === 0 && to < monthsLater(from, months)) return months
  for (let months = 2; months <= 120; months++) if (monthsLater(from, months) === to + 1) return months
  return null
}

export const GRAINS = {
  day: { zh: '日', en: 'Day' },
  week: { zh: '周', en: 'Week' },
  month: { zh: '月', en: 'Month' },
  quarter: { zh: '季', en: 'Quarter' },
  year: { zh: '年', en: 'Year' },
  custom: { zh: '自定', en: 'Custom' },
} as const
export type Grain = keyof typeof GRAINS

/** Monday of the week of a day; day 0 was a Thursday. */
export const mondayOf = (day: number) => day - ((((day + 3) % 7) + 7) % 7)

/** The day, week, month, quarter or year that holds the day, up to its end or to today, whichever comes first. */
export function periodAround(day: number, grain: Exclude<Grain, 'custom'>, today: number): Days {
  const { from, to } = wholePeriod(day, grain)
  return { from, to: Math.max(from, Math.min(to, today)) }
}

function wholePeriod(day: number, grain: Exclude<Grain, 'custom'>): Days {
  if (grain === 'day') return { from: day, to: day }
  if (grain === 'week') return { from: mondayOf(day), to: mondayOf(day) + 6 }
  const [year, month] = dateOfDay(day).split('-').map(Number) as [number, number]
  const months = { month: 1, quarter: 3, year: 12 }[grain]
  const first = month - ((month - 1) % months)
  const from = dayOf(`${year}-${String(first).padStart(2, '0')}-01`)
  return { from, to: monthsLater(from, months) - 1 }
}

/** The period before or after, of the same kind. */
export function nextPeriod(days: Days, grain: Exclude<Grain, 'custom'>, step: 1 | -1, today: number): Days {
  const { from, to } = wholePeriod(days.from, grain)
  return periodAround(step === 1 ? to + 1 : from - 1, grain, today)
}

/** How far apart the points of a line are: so that there are few enough to read. */
export type Step = 'day' | 'week' | 'month'
export function stepOf(days: Days): Step {
  const length = lengthOf(days)
  return length <= 62 ? 'day' : length <= 400 ? 'week' : 'month'
}

/** First days of the points of a line; the first point may begin with the period, within its week or month. */
export function pointsOf(days: Days, step: Step): number[] {
  const points = [days.from]
  const after = (day: number) =>
    step === 'day'
      ? day + 1
      : step === 'week'
        ? mondayOf(day) + 7
        : localDay(addMonths(dayStartMs(dayOf(`${dateOfDay(day).slice(0, 7)}-01`)), 1))
  for (let day = after(days.from); day <= days.to; day = after(day)) points.push(day)
  return points
}

export const datesOf = ({ from, to }: Days) => ({ from: dateOfDay(from), to: dateOfDay(to) })

/** As people write it: a day, a month, a year, else first and last day. */
export function sayDays(days: Days): string {
  const { from, to } = datesOf(days)
  if (from === to) return from
  if (isFirst(days.from) && monthsLater(days.from, 1) === days.to + 1) return from.slice(0, 7)
  if (from.endsWith('-01-01') && monthsLater(days.from, 12) === days.to + 1) return from.slice(0, 4)
  return `${from} 至 ${to}`
}
