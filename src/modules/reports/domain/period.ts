import { DAY_MS, dateOfDay, dayOfDate, dayStartMs, localDay } from '#core/time/local.ts'
import { addMonths } from '#core/time/months.ts'
import type { Comparison, Period, PeriodName } from './report-query.ts'

/** Half-open, as instants (domain §6.1). */
export interface Span {
  fromMs: number
  toMs: number
}

/** A span beside the one that was asked for, and how far its moments are moved to stand beside it. */
export interface ComparedSpan extends Span {
  comparison: Comparison
  shiftMonths: number
  shiftDays: number
}

/** Null: no such days, or the end before the beginning. Relative periods end with the day that is still running. */
export function spanOf(period: Period, nowMs: number): Span | null {
  if (period.kind === 'named') return namedSpan(period.name, nowMs)
  const from = dayOfDate(period.from)
  const to = dayOfDate(period.to)
  if (from === null || to === null || to < from) return null
  return { fromMs: dayStartMs(from), toMs: dayStartMs(to + 1) }
}

function namedSpan(name: PeriodName, nowMs: number): Span {
  const today = localDay(nowMs)
  const days = (from: number, to: number) => ({ fromMs: dayStartMs(from), toMs: dayStartMs(to) })
  const [year, month] = dateOfDay(today).split('-').map(Number) as [number, number]
  const monthMs = dayStartMs(dayOfDate(`${year}-${String(month).padStart(2, '0')}-01`)!)
  const quarterMs = addMonths(monthMs, -((month - 1) % 3))
  const yearMs = addMonths(monthMs, 1 - month)
  const endMs = dayStartMs(today + 1)
  switch (name) {
    case 'today':
      return days(today, today + 1)
    case 'yesterday':
      return days(today - 1, today)
    case 'last7':
      return days(today - 6, today + 1)
    case 'last30':
      return days(today - 29, today + 1)
    case 'last365':
      return days(today - 364, today + 1)
    case 'thisMonth':
      return { fromMs: monthMs, toMs: endMs }
    case 'lastMonth':
      return { fromMs: addMonths(monthMs, -1), toMs: monthMs }
    case 'thisQuarter':
      return { fromMs: quarterMs, toMs: endMs }
    case 'lastQuarter':
      return { fromMs: addMonths(quarterMs, -3), toMs: quarterMs }
    case 'thisYear':
      return { fromMs: yearMs, toMs: endMs }
    case 'lastYear':
      return { fromMs: addMonths(yearMs, -12), toMs: yearMs }
  }
}

/**
 * The same days a year earlier, or the time before: as many days, and whole months before whole months. A part of the
 * running month is compared with the same part of the month before.
 */
export function comparedSpan(span: Span, comparison: Comparison): ComparedSpan {
  if (comparison === 'year') return moved(span, comparison, 12)
  const months = monthsOf(span)
  if (months !== null) return moved(span, comparison, months)
  const days = Math.round((span.toMs - span.fromMs) / DAY_MS)
  return {
    comparison,
    fromMs: span.fromMs - days * DAY_MS,
    toMs: span.toMs - days * DAY_MS,
    shiftMonths: 0,
    shiftDays: days,
  }
}

function moved(span: Span, comparison: Comparison, months: number): ComparedSpan {
  const fromMs = addMonths(span.fromMs, -months)
  // The end is moved by its last day, so that 1 to 31 March is held against the whole of February.
  const lastMs = addMonths(span.toMs - DAY_MS, -months)
  const isMonthEnd = dateOfDay(localDay(span.toMs)).endsWith('-01')
  const toMs = isMonthEnd ? addMonths(span.toMs, -months) : lastMs + DAY_MS
  return { comparison, fromMs, toMs, shiftMonths: months, shiftDays: 0 }
}

/** How many months a span is that begins with one; of a part of one: 1, 3 or 12, as it lies in it. */
function monthsOf({ fromMs, toMs }: Span): number | null {
  const from = dateOfDay(localDay(fromMs))
  if (!from.endsWith('-01')) return null
  for (const months of [1, 3, 12]) {
    if ((Number(from.slice(5, 7)) - 1) % months !== 0) continue
    const endMs = addMonths(fromMs, months)
    if (toMs <= endMs && toMs > addMonths(fromMs, months === 1 ? 0 : months === 3 ? 1 : 3)) return months
  }
  for (let months = 2; months <= 120; months++) if (addMonths(fromMs, months) === toMs) return months
  return null
}

/** Days of a span, both included. */
export const daysOf = ({ fromMs, toMs }: Span): { from: string; to: string } => ({
  from: dateOfDay(localDay(fromMs)),
  to: dateOfDay(localDay(toMs - 1)),
})

/** As people write it: a day, a month, a year, else its first and last day. */
export function sayPeriod(span: Span): string {
  const { from, to } = daysOf(span)
  if (from === to) return from
  if (from.endsWith('-01') && addMonths(span.fromMs, 1) === span.toMs) return from.slice(0, 7)
  if (from.endsWith('-01-01') && addMonths(span.fromMs, 12) === span.toMs) return from.slice(0, 4)
  return `${from} 至 ${to}`
}
