import type { WorkCalendar } from './calendar.ts'
import { localDay } from './local.ts'

/** Working milliseconds between two instants; negative when they are the wrong way round. */
export function workingMsBetween(fromMs: number, toMs: number, calendar: WorkCalendar): number {
  if (toMs < fromMs) return 0 - workingMsBetween(toMs, fromMs, calendar)
  const last = localDay(toMs)
  let sum = 0
  for (let day = localDay(fromMs); day <= last; day++) {
    for (const span of calendar.dayAt(day).spans) {
      const from = Math.max(span.fromMs, fromMs)
      const to = Math.min(span.toMs, toMs)
      if (to > from) sum += to - from
    }
  }
  return sum
}

/** The first instant at which so much working time (more than none) has passed; an end of a span stays there (12:00). */
export function addWorkingMs(fromMs: number, workingMs: number, calendar: WorkCalendar): number {
  let left = workingMs
  for (let day = localDay(fromMs); ; day++) {
    for (const span of calendar.dayAt(day).spans) {
      const from = Math.max(span.fromMs, fromMs)
      const length = span.toMs - from
      if (length <= 0) continue
      if (length >= left) return from + left
      left -= length
    }
  }
}

/** How many working days after `dayZero` end in (fromMs, toMs]. */
export function workingDayEndsBetween(fromMs: number, toMs: number, dayZero: number, calendar: WorkCalendar): number {
  const last = localDay(toMs)
  let ends = 0
  for (let day = Math.max(dayZero + 1, localDay(fromMs)); day <= last; day++) {
    const { endMs } = calendar.dayAt(day)
    if (endMs > fromMs && endMs <= toMs) ends++
  }
  return ends
}
