import { DAY_MS, localDay } from '#core/time/local.ts'
import type { DueState } from './words.ts'

/** The day of the next visit: so many days after the last one, or at once where there has been none. */
export function nextVisitDay(
  everyDays: number | null,
  lastVisitMs: number | null,
  registeredMs: number,
): number | null {
  if (everyDays === null) return null
  return lastVisitMs === null ? localDay(registeredMs) : localDay(lastVisitMs + everyDays * DAY_MS)
}

export function dueState(dueDay: number | null, nowMs: number, soonDays: number): DueState {
  if (dueDay === null) return 'none'
  const left = dueDay - localDay(nowMs)
  if (left <= 0) return 'due'
  return left <= soonDays ? 'soon' : 'later'
}

/** How often a household is visited: as its most pressing reason asks; null where there is none. */
export function everyDaysOf(
  care: readonly string[],
  kinds: readonly { key: string; everyDays: number }[],
): number | null {
  const days = kinds.filter(({ key }) => care.includes(key)).map(({ everyDays }) => everyDays)
  return days.length === 0 ? null : Math.min(...days)
}
