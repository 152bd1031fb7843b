import type { WorkCalendar } from '#core/time/calendar.ts'
import { addUnits, dueAfterChange } from '#core/time/due.ts'
import type { Pause } from '#core/time/pauses.ts'
import type { Clock } from './clock.ts'

type Counted = Pick<Clock, 'limit' | 'plus' | 'givenDueMs' | 'startMs' | 'limitChangedAtMs' | 'pauses' | 'grants'>

/**
 * When a clock is due (domain §5.2): the limit and what it was lengthened by, outside pauses. A given date moves
 * by whole pauses that began before it, and by grants. Null while paused and where nothing says when.
 */
export function clockDue(clock: Counted, calendar: WorkCalendar): number | null {
  const { limit, plus, givenDueMs, startMs, limitChangedAtMs, pauses, grants } = clock
  if (pauses.some((pause) => pause.toMs === null)) return null
  if (givenDueMs !== null)
    return grants.reduce((due, grant) => addUnits(due, grant.limit, calendar), moved(givenDueMs, pauses))
  if (!limit) return null
  const added = plus ? [{ atMs: startMs, limit: plus }, ...grants] : grants
  if (pauses.length === 0 && added.length === 0 && limitChangedAtMs === null) return addUnits(startMs, limit, calendar)
  return dueAfterChange(limitChangedAtMs, startMs, limit, calendar, pauses, added)
}

function moved(dueMs: number, pauses: readonly Pause[]): number {
  let due = dueMs
  for (const { fromMs, toMs } of pauses) if (toMs !== null && fromMs < due) due += toMs - fromMs
  return due
}
