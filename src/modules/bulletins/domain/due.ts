import type { WorkCalendar } from '#core/time/calendar.ts'
import { dateOfDay, dayStartMs, MINUTE_MS } from '#core/time/local.ts'
import type { Period } from './period.ts'

/** A moment after the end of a period: so many days, the n-th working day, or the last day of a month of the next year. */
export interface Moment {
  days?: number
  workday?: number
  endOfMonth?: number
  /** `08:30` */
  time: string
}

const LONGEST_LOOK_DAYS = 90

export function momentMs(period: Period, moment: Moment, calendar: WorkCalendar): number {
  const [hour = 0, minute = 0] = moment.time.split(':').map(Number)
  return dayStartMs(dayOf(period, moment, calendar)) + (hour * 60 + minute) * MINUTE_MS
}

function dayOf(period: Period, { workday, endOfMonth, days = 0 }: Moment, calendar: WorkCalendar): number {
  const first = period.to + 1
  if (endOfMonth !== undefined) {
    const year = Number(dateOfDay(first).slice(0, 4))
    return Math.round(Date.UTC(year, endOfMonth, 1) / 86_400_000) - 1
  }
  if (workday === undefined) return first + days
  let left = workday
  for (let at = first; at < first + LONGEST_LOOK_DAYS; at++) {
    if (isWorkday(calendar, at)) left -= 1
    if (left === 0) return at
  }
  return first + workday
}

const isWorkday = (calendar: WorkCalendar, day: number) => calendar.dayAt(day).kind === 'working'
