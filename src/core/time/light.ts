import type { WorkCalendar } from './calendar.ts'
import type { LimitUnit } from './limit.ts'
import { HOUR_MS } from './local.ts'
import { orderPauses, type Pause } from './pauses.ts'
import { isNatural, manner } from './units.ts'
import { workingMsBetween } from './working-time.ts'

export type Light = 'green' | 'yellow' | 'orange' | 'red' | 'paused'

export interface LightInput {
  startMs: number
  /** the due that holds; null while a pause is open */
  dueMs: number | null
  /** how long the clock has stood still so far, as `pausedMsOf` measures it; 0 without pauses */
  pausedMs: number
  unit: LimitUnit
  /** the first due that passed, which is kept; null while none has */
  overdueAtMs: number | null
}

/**
 * The colour of a clock (domain §5.3, warnings): half of the active time used is yellow, four fifths orange, and so is
 * the last hour of a clock of eight hours or more; overdue is red and stays red.
 */
export function lightOf(clock: LightInput, nowMs: number, calendar: WorkCalendar): Light {
  const { startMs, dueMs, pausedMs, unit, overdueAtMs } = clock
  if (overdueAtMs !== null && nowMs > overdueAtMs) return 'red'
  if (dueMs === null) return 'paused'
  if (nowMs > dueMs) return 'red'
  const whole = activeMs(startMs, dueMs, unit, calendar) - pausedMs
  const used = activeMs(startMs, nowMs, unit, calendar) - pausedMs
  if (used * 5 >= whole * 4) return 'orange'
  if (whole >= 8 * HOUR_MS && lastHour(nowMs, dueMs, unit, calendar)) return 'orange'
  return used * 2 >= whole ? 'yellow' : 'green'
}

/** Time for which a clock of that unit stood still between two instants, in the measure of `lightOf`. */
export function pausedMsOf(
  pauses: readonly Pause[],
  fromMs: number,
  toMs: number,
  unit: LimitUnit,
  calendar: WorkCalendar,
): number {
  let sum = 0
  for (const stop of orderPauses(pauses, fromMs)) {
    if (stop.fromMs < toMs) sum += activeMs(stop.fromMs, Math.min(stop.toMs, toMs), unit, calendar)
  }
  return sum
}

/** Working time for units that use it up; natural time for the others, ends of working days included. */
function activeMs(fromMs: number, toMs: number, unit: LimitUnit, calendar: WorkCalendar): number {
  return manner(unit, calendar) === 'working' ? workingMsBetween(fromMs, toMs, calendar) : toMs - fromMs
}

function lastHour(nowMs: number, dueMs: number, unit: LimitUnit, calendar: WorkCalendar): boolean {
  if (isNatural(unit)) return dueMs - nowMs <= HOUR_MS
  return workingMsBetween(nowMs, dueMs, calendar) <= HOUR_MS
}
