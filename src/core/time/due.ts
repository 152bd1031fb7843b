import type { WorkCalendar } from './calendar.ts'
import type { Limit } from './limit.ts'
import { localDay } from './local.ts'
import { orderPauses, type Pause, type Stop } from './pauses.ts'
import { type Grant, planStages, spend } from './stages.ts'
import { isNatural, MS_OF_UNIT, manner } from './units.ts'
import { workingDayEndsBetween, workingMsBetween } from './working-time.ts'

export type { Pause } from './pauses.ts'
export type { Grant } from './stages.ts'
export { workingMsBetween } from './working-time.ts'

const NO_STOPS: readonly Stop[] = []

/**
 * The due of a clock (domain §5.2); on time is every stop with stoppedAt <= due. Null while a pause is open.
 * For a clock whose limit was changed, use `dueAfterChange`.
 */
export function dueAt(
  startMs: number,
  limit: Limit,
  calendar: WorkCalendar,
  pauses: readonly Pause[] = [],
  grants: readonly Grant[] = [],
): number | null {
  if (pauses.length === 0 && grants.length === 0) return addUnits(startMs, limit, calendar)
  return dueAfterChange(null, startMs, limit, calendar, pauses, grants)
}

/**
 * The due when the limit was replaced at `changedAtMs` by `limit`: reckoned from the original start with the same
 * pauses and extensions; if that lies before the change, the change plus a quarter of the new limit.
 */
export function dueAfterChange(
  changedAtMs: number | null,
  startMs: number,
  limit: Limit,
  calendar: WorkCalendar,
  pauses: readonly Pause[] = [],
  grants: readonly Grant[] = [],
): number | null {
  if (pauses.some((pause) => pause.toMs === null)) return null
  return planStages(startMs, limit, calendar, orderPauses(pauses, startMs), grants, changedAtMs).at(-1)!.dueMs
}

/** `fromMs` plus a limit, without pauses; for WD the calendar day of `fromMs` is day 0. */
export function addUnits(fromMs: number, limit: Limit, calendar: WorkCalendar): number {
  return spend(fromMs, limit, calendar, NO_STOPS, localDay(fromMs))
}

/** Length of a limit in natural units; null for working units, whose length depends on where they lie. */
export function naturalMs(limit: Limit): number | null {
  return isNatural(limit.unit) ? limit.n * MS_OF_UNIT[limit.unit] : null
}

/** What is left, in the clock's own measure; negative by how much it is overdue. */
export interface Remaining {
  measure: 'naturalMs' | 'workingMs' | 'workingDays'
  amount: number
}

/** What is left at `nowMs`; while a pause is open, what was left when it began. */
export function remaining(
  startMs: number,
  limit: Limit,
  calendar: WorkCalendar,
  nowMs: number,
  pauses: readonly Pause[] = [],
  grants: readonly Grant[] = [],
  changedAtMs: number | null = null,
): Remaining {
  // an open pause that ended this instant would give the due from which the rest can be read
  const begun = pauses.filter((pause) => pause.toMs !== null || pause.fromMs < nowMs)
  const closed = begun.map((pause) => (pause.toMs === null ? { ...pause, toMs: nowMs } : pause))
  const dueMs = dueAfterChange(changedAtMs, startMs, limit, calendar, closed, grants)!
  // one that began at the due or later leaves nothing, or what was overdue then: that stands still too
  const openAtMs = Math.min(...begun.filter((pause) => pause.toMs === null).map((pause) => pause.fromMs))
  const seenAtMs = dueMs <= openAtMs ? Math.min(openAtMs, nowMs) : nowMs
  return remainingUntil(startMs, dueMs, seenAtMs, limit.unit, calendar)
}

/** The same from a due that is already known, for a clock that is running. */
export function remainingUntil(
  startMs: number,
  dueMs: number,
  nowMs: number,
  unit: Limit['unit'],
  calendar: WorkCalendar,
): Remaining {
  const how = manner(unit, calendar)
  if (how === 'natural') return { measure: 'naturalMs', amount: dueMs - nowMs }
  if (how === 'working') return { measure: 'workingMs', amount: workingMsBetween(nowMs, dueMs, calendar) }
  const ends = (fromMs: number, toMs: number) => workingDayEndsBetween(fromMs, toMs, localDay(startMs), calendar)
  return { measure: 'workingDays', amount: nowMs <= dueMs ? ends(nowMs, dueMs) : 0 - ends(dueMs, nowMs) }
}
