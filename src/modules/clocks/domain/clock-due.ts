import type { WorkCalendar } from '#core/time/calendar.ts'
import { addUnits, dueAfterChange, type Grant } from '#core/time/due.ts'
import type { Pause } from '#core/time/pauses.ts'
import type { Clock } from './clock.ts'

type Counted = Pick<
  Clock,
  'limit' | 'plus' | 'givenDueMs' | 'startMs' | 'limitChangedAtMs' | 'pauses' | 'grants' | 'keptDue'
>

/**
 * When a clock is due (domain §5.2): the limit and what it was lengthened by, outside pauses. A given date moves
 * by whole pauses that began before it, and by grants. Null while paused and where nothing says when.
 */
export function clockDue(clock: Counted, calendar: WorkCalendar): number | null {
  const reckoned = reckonedDue(clock, calendar)
  const { keptDue } = clock
  if (reckoned === null || !keptDue) return reckoned
  // what was told moves on by all that has come since
  const pauses = clock.pauses.filter((pause) => pause.toMs !== null && pause.toMs > keptDue.atMs)
  const since = pauses.map((pause) => ({ ...pause, fromMs: Math.max(pause.fromMs, keptDue.atMs) }))
  const grants = clock.grants.filter((grant) => grant.atMs > keptDue.atMs)
  return Math.max(reckoned, lengthened(moved(keptDue.dueMs, since), grants, calendar))
}

/** The due by the calendar alone. */
export function reckonedDue(clock: Counted, calendar: WorkCalendar): number | null {
  const { limit, plus, givenDueMs, startMs, limitChangedAtMs, pauses, grants } = clock
  if (pauses.some((pause) => pause.toMs === null)) return null
  if (givenDueMs !== null) return lengthened(moved(givenDueMs, pauses), grants, calendar)
  if (!limit) return null
  const added = plus ? [{ atMs: startMs, limit: plus }, ...grants] : grants
  if (pauses.length === 0 && added.length === 0 && limitChangedAtMs === null) return addUnits(startMs, limit, calendar)
  return dueAfterChange(limitChangedAtMs, startMs, limit, calendar, pauses, added)
}

function lengthened(dueMs: number, grants: readonly Grant[], calendar: WorkCalendar): number {
  return grants.reduce((due, grant) => addUnits(due, grant.limit, calendar), dueMs)
}

function moved(dueMs: number, pauses: readonly Pause[]): number {
  let due = dueMs
  for (const { fromMs, toMs } of pauses) if (toMs !== null && fromMs < due) due += toMs - fromMs
  return due
}
