import type { WorkCalendar } from '#core/time/calendar.ts'
import { localDay } from '#core/time/local.ts'
import { momentMs } from './due.ts'
import { type Period, periodAt, periodBefore } from './period.ts'
import type { Template } from './template.ts'

/**
 * Periods whose bulletin should be there by now, oldest first: back as far as the template says, so that an outage of weeks
 * is caught up with and one of years makes no flood; never those that ended before the district began with bulletins.
 */
export function duePeriods(
  { cycle, make, catchUp }: Pick<Template, 'cycle' | 'make' | 'catchUp'>,
  at: { nowMs: number; calendar: WorkCalendar; since: number },
): { period: Period; madeMs: number }[] {
  const due: { period: Period; madeMs: number }[] = []
  let period = periodBefore(periodAt(cycle, localDay(at.nowMs)))
  for (let left = catchUp; left > 0 && period.to >= at.since; left -= 1) {
    const madeMs = momentMs(period, make, at.calendar)
    if (madeMs <= at.nowMs) due.push({ period, madeMs })
    period = periodBefore(period)
  }
  return due.reverse()
}
