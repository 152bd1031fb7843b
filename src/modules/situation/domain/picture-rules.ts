import { dayStartMs, HOUR_MS, localDay, MINUTE_MS } from '#core/time/local.ts'
import { type ClockName, clockNames } from '#modules/clocks/contract.ts'

/** The district's file `picture-rules.json`: what the figures of the wall look back on. */
export interface PictureRules {
  version: string
  /** Rates are of cases that were due, or called back, in so many days before the moment. */
  rateDays: number
  /** A street with fewer cases than this has no rank. */
  rankLeast: number
  /** Repeated reports are looked for in so many days before the moment. */
  repeatDays: number
  /** Rates and comparisons with the past are counted again after so many seconds. */
  rateSeconds: number
  /** Time of day until which the night has to see to what falls due. */
  dayShiftBegins: string
  /** Steps that the wall shows, in this order. */
  steps: ClockName[]
}

export function readPictureRules(file: PictureRules): PictureRules {
  for (const name of ['rateDays', 'rankLeast', 'repeatDays', 'rateSeconds'] as const)
    if (!Number.isInteger(file[name]) || file[name] < 1)
      throw new Error(`picture-rules.json: ${name} must be 1 or more`)
  if (minuteOf(file.dayShiftBegins) === null) throw new Error('picture-rules.json: dayShiftBegins is no time of day')
  for (const step of file.steps)
    if (!clockNames.includes(step)) throw new Error(`picture-rules.json: there is no step ${step}`)
  return file
}

/** The next moment at which the day shift begins. */
export function nextDayShiftMs(rules: PictureRules, nowMs: number): number {
  const today = dayStartMs(localDay(nowMs)) + (minuteOf(rules.dayShiftBegins) ?? 0) * MINUTE_MS
  return nowMs < today ? today : today + 24 * HOUR_MS
}

function minuteOf(text: string): number | null {
  const parts = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text)
  return parts ? Number(parts[1]) * 60 + Number(parts[2]) : null
}
