import type { WorkCalendar } from '#core/time/calendar.ts'
import { dayStartMs, localDay } from '#core/time/local.ts'
import { readPeriod } from './period.ts'

/** The district's file `indicator-rules.json`. */
export interface IndicatorRules {
  /** A month is frozen at the end of this working day of the next one. */
  freezeOnWorkday: number
  /** Without waiting for a person. */
  freezeAutomatically: boolean
  /** Rates of fewer are marked: they say little. */
  smallSample: number
}

const LONGEST_DAYS = 60

export function readIndicatorRules(file: IndicatorRules): IndicatorRules {
  const { freezeOnWorkday, freezeAutomatically, smallSample } = file
  if (!Number.isInteger(freezeOnWorkday) || freezeOnWorkday < 1 || freezeOnWorkday > 20)
    throw new Error('indicator-rules.json: freezeOnWorkday must be 1 to 20')
  if (!Number.isInteger(smallSample) || smallSample < 0)
    throw new Error('indicator-rules.json: smallSample must be 0 or more')
  return { freezeOnWorkday, freezeAutomatically: freezeAutomatically === true, smallSample }
}

/** The end of the n-th working day after a month: what is found out later becomes an adjustment (domain §6.1). */
export function freezeTime(month: string, workday: number, calendar: WorkCalendar): number {
  const first = localDay(readPeriod(month).toMs)
  let left = workday
  for (let day = first; day < first + LONGEST_DAYS; day++) {
    if (calendar.dayAt(day).kind === 'working') left--
    if (left === 0) return dayStartMs(day + 1)
  }
  throw new RangeError(`the calendar has no ${workday} working days after ${month}`)
}
