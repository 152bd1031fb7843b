import type { WorkCalendar } from './calendar.ts'
import type { LimitUnit } from './limit.ts'
import { orderPauses, type Pause } from './pauses.ts'
import { isNatural } from './units.ts'
import { addWorkingMs, workingMsBetween } from './working-time.ts'

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
 * The colour of a clock (domain §5.3, warnings): half of the active time used is yellow, four fifths orange; overdue is
 * red and stays red. That the last hour of a clock of eight hours or more is orange follows: it lies in the last fifth.
 */
export function lightOf(clock: LightInput, nowMs: number, calendar: WorkCalendar): Light {
  const { startMs, dueMs, pausedMs, unit, overdueAtMs } = clock
  if (overdueAtMs !== null && nowMs > overdueAtMs) return 'red'
  if (dueMs === null) return 'paused'
  if (nowMs > dueMs) return 'red'
  const whole = activeMs(startMs, dueMs, unit, calendar) - pausedMs
  const used = activeMs(startMs, nowMs, unit, calendar) - pausedMs
  if (used * 5 >= whole * 4) return 'orange'
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

/** The measure of a colour: working time in spans for WM, WH and WD, else natural time. */
export function activeMs(fromMs: number, toMs: number, unit: LimitUnit, calendar: WorkCalendar): number {
  return isNatural(unit) ? toMs - fromMs : workingMsBetween(fromMs, toMs, calendar)
}

type Due = Pick<LightInput, 'startMs' | 'pausedMs' | 'unit'> & { dueMs: number }

/** The first instant at which a clock that is not overdue is yellow, when nothing more comes to pass on it. */
export function yellowFrom(clock: Due, calendar: WorkCalendar): number {
  return usedFrom(clock, calendar, [1, 2])
}

/** The first instant at which a clock that is not overdue is orange, when nothing more comes to pass on it. */
export function orangeFrom(clock: Due, calendar: WorkCalendar): number {
  return usedFrom(clock, calendar, [4, 5])
}

function usedFrom(
  { startMs, dueMs, pausedMs, unit }: Due,
  calendar: WorkCalendar,
  [part, whole]: [number, number],
): number {
  const allMs = activeMs(startMs, dueMs, unit, calendar) - pausedMs
  const neededMs = Math.ceil((allMs * part) / whole) + pausedMs
  if (neededMs <= 0) return startMs
  return isNatural(unit) ? startMs + neededMs : addWorkingMs(startMs, neededMs, calendar)
}
