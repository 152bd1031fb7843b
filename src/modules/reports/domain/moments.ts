import { DAY_MS, dateOfDay, dayOfDate, dayStartMs, HOUR_MS, localDay, MINUTE_MS } from '#core/time/local.ts'
import { addMonths } from '#core/time/months.ts'
import type { Span } from './period.ts'
import type { TimeStep } from './report-query.ts'

/** Steps that lie one after the other; the others come again every week and every day. */
export type LinearStep = Exclude<TimeStep, 'weekday' | 'hourOfDay'>

export const isLinear = (step: TimeStep): step is LinearStep => step !== 'weekday' && step !== 'hourOfDay'

const MONTHS: Partial<Record<LinearStep, number>> = { month: 1, quarter: 3, year: 12 }
const WEEKDAYS = 7
/** 1 January 1970 was a Thursday. */
const THURSDAY = 3

/**
 * Where each step of a span begins: hours, days, weeks from Monday, months, quarters, years of Beijing time. The first may
 * begin before the span. Null: more of them than `most`.
 */
export function momentsOf({ fromMs, toMs }: Span, step: LinearStep, most: number): number[] | null {
  const moments: number[] = []
  for (let at = startOf(fromMs, step); at < toMs; at = nextOf(at, step)) {
    if (moments.length === most) return null
    moments.push(at)
  }
  return moments
}

function startOf(ms: number, step: LinearStep): number {
  const day = localDay(ms)
  if (step === 'hour') return ms - (ms % HOUR_MS)
  if (step === 'day') return dayStartMs(day)
  if (step === 'week') return dayStartMs(day - ((((day + THURSDAY) % WEEKDAYS) + WEEKDAYS) % WEEKDAYS))
  const [year, month] = dateOfDay(day).split('-').map(Number) as [number, number]
  const months = MONTHS[step] ?? 1
  const first = month - ((month - 1) % months)
  return dayStartMs(dayOfDate(`${year}-${String(first).padStart(2, '0')}-01`)!)
}

function nextOf(ms: number, step: LinearStep): number {
  if (step === 'hour') return ms + 60 * MINUTE_MS
  if (step === 'day') return ms + DAY_MS
  if (step === 'week') return ms + WEEKDAYS * DAY_MS
  return addMonths(ms, MONTHS[step] ?? 1)
}
