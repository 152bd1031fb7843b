import type { WorkCalendar } from '#core/time/calendar.ts'
import { type Light, lightOf, orangeFrom, pausedMsOf, yellowFrom } from '#core/time/light.ts'
import type { LimitUnit } from '#core/time/limit.ts'
import type { Clock } from './clock.ts'

/** What the colour is measured in: the unit of the limit, natural time where a date was given (domain §5.3). */
export function measureOf({ limit, givenDueMs }: Pick<Clock, 'limit' | 'givenDueMs'>): LimitUnit {
  return givenDueMs === null && limit ? limit.unit : 'NM'
}

/** How long a clock stood still up to `atMs`, in the measure of its colour. */
export function clockPausedMs(clock: Clock, atMs: number, calendar: WorkCalendar): number {
  return clock.pauses.length === 0 ? 0 : pausedMsOf(clock.pauses, clock.startMs, atMs, measureOf(clock), calendar)
}

/** From when a running clock is yellow and orange, as things stand; null where nothing says when it is due. */
export function lightStarts(
  clock: Clock,
  atMs: number,
  calendar: WorkCalendar,
): { yellowMs: number; orangeMs: number } | null {
  const { state, startMs, dueMs } = clock
  if (state !== 'running' || dueMs === null) return null
  const due = { startMs, dueMs, pausedMs: clockPausedMs(clock, atMs, calendar), unit: measureOf(clock) }
  return { yellowMs: yellowFrom(due, calendar), orangeMs: orangeFrom(due, calendar) }
}

/** The colour of a clock at `atMs`; `none` where nothing says when it is due. */
export function clockLight(clock: Clock, atMs: number, calendar: WorkCalendar): Light | 'none' {
  if (clock.dueMs === null && clock.state !== 'paused') return 'none'
  const { startMs, dueMs, overdueAtMs } = clock
  const pausedMs = clockPausedMs(clock, atMs, calendar)
  return lightOf({ startMs, dueMs, pausedMs, unit: measureOf(clock), overdueAtMs }, atMs, calendar)
}
