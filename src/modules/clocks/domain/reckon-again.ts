import type { WorkCalendar } from '#core/time/calendar.ts'
import { attentionAfter, attentionAt } from './attention.ts'
import type { Clock } from './clock.ts'
import { clockDue, reckonedDue } from './clock-due.ts'

export interface ReckonContext {
  nowMs: number
  calendar: WorkCalendar
  /** The calendar before; tells whether only the warning moves. */
  former: WorkCalendar
  /** The due that people were told; null: nobody was. */
  toldDueMs: number | null
}

/**
 * An open clock by a corrected calendar (domain §5.1): a due that was told is never moved earlier, and a mark of overdue
 * that the calendar alone had caused is taken back. Null when nothing of it changes.
 */
export function reckonAgain(clock: Clock, context: ReckonContext): Clock | null {
  const { nowMs, calendar, former, toldDueMs } = context
  const overdueAtMs = overdueAgain(clock, nowMs, calendar)
  const keptDue = keptAgain(clock, toldDueMs, nowMs, calendar)
  const dueMs = clock.state === 'paused' ? null : clockDue({ ...clock, keptDue }, calendar)
  const isSame =
    dueMs === clock.dueMs && overdueAtMs === clock.overdueAtMs && keptDue?.dueMs === (clock.keptDue ?? null)?.dueMs
  const next: Clock = { ...clock, dueMs, overdueAtMs, keptDue }
  if (isSame && attentionAfter(next, nowMs, calendar).nextMs === attentionAfter(clock, nowMs, former).nextMs)
    return null
  return { ...next, attentionMs: attentionAt(clock, next, nowMs, calendar), reckonedMs: nowMs }
}

/** Who was told a due may rely on it: an earlier one is not taken, and what was told goes on from here. */
function keptAgain(clock: Clock, toldDueMs: number | null, nowMs: number, calendar: WorkCalendar): Clock['keptDue'] {
  const kept = clock.keptDue ?? null
  if (toldDueMs === null) return kept
  const open = clock.pauses.find((pause) => pause.toMs === null)
  const unpaused = { ...clock, pauses: clock.pauses.filter((pause) => pause !== open) }
  const dueMs = clockDue(unpaused, calendar)
  const heldMs = Math.max(toldDueMs, clock.dueMs ?? toldDueMs)
  return dueMs !== null && dueMs < heldMs ? { dueMs: heldMs, atMs: open?.fromMs ?? nowMs } : kept
}

/**
 * The first due that passed, had the calendar been known from the start: looked at whenever something happened to the
 * clock, and now. A limit that was replaced is not known any more, so a mark from before stays; so does one of a given date.
 */
function overdueAgain(clock: Clock, nowMs: number, calendar: WorkCalendar): number | null {
  const { overdueAtMs, limitChangedAtMs, givenDueMs, pauses, grants } = clock
  if (overdueAtMs === null || givenDueMs !== null) return overdueAtMs
  if (limitChangedAtMs !== null && overdueAtMs < limitChangedAtMs) return overdueAtMs
  const moments = [...pauses.map((pause) => pause.fromMs), ...grants.map((grant) => grant.atMs)]
  if (clock.state === 'running') moments.push(nowMs)
  for (const atMs of moments.sort((a, b) => a - b)) {
    const before = {
      ...clock,
      keptDue: null,
      pauses: pauses.filter((pause) => pause.fromMs < atMs),
      grants: grants.filter((grant) => grant.atMs < atMs),
    }
    const dueMs = reckonedDue(before, calendar)
    if (dueMs !== null && atMs > dueMs) return dueMs
  }
  return null
}
