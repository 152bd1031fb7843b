import type { WorkCalendar } from './calendar.ts'
import { localDay, yearOfDay } from './local.ts'

/**
 * 'calendar-missing:2028' for each year between two instants that counts Monday to Friday for want of a calendar, and
 * 'calendar-provisional:2027' for one whose official dates are still awaited (domain §5.1, §5.2). Asked from now to
 * sixty days ahead, it is the early warning to load the next year.
 */
export function calendarWarnings(calendar: WorkCalendar, fromMs: number, toMs: number): string[] {
  const warnings: string[] = []
  const last = yearOfDay(localDay(toMs))
  for (let year = yearOfDay(localDay(fromMs)); year <= last; year++) {
    const coverage = calendar.coverageOf(year)
    if (coverage !== 'loaded') warnings.push(`calendar-${coverage}:${year}`)
  }
  return warnings
}
