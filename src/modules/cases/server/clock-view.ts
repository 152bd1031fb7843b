import type { WorkCalendar } from '#core/time/calendar.ts'
import { remainingUntil } from '#core/time/due.ts'
import { toRfc3339 } from '#core/time/local.ts'
import { type Clock, clockCards, clockLight } from '#modules/clocks/contract.ts'
import type { ClockView } from '../contract.ts'

const instantOrNull = (ms: number | null) => (ms === null ? null : toRfc3339(ms))

/** A clock as a screen shows it now: its light and what is left are reckoned, never stored (domain §5.3). */
export function clockView(clock: Clock, nowMs: number, calendar: WorkCalendar): ClockView {
  const unit = clock.limit?.unit ?? 'NM'
  const untilMs = clock.stoppedMs ?? nowMs
  return {
    id: clock.id,
    name: clock.name,
    zh: clockCards[clock.name].zh,
    en: clockCards[clock.name].en,
    subjectKind: clock.subjectKind,
    subjectId: clock.subjectId,
    limit: clock.limit,
    start: toRfc3339(clock.startMs),
    due: instantOrNull(clock.dueMs),
    state: clock.state,
    light: clockLight(clock, untilMs, calendar),
    left:
      clock.dueMs === null || clock.state !== 'running'
        ? null
        : remainingUntil(clock.startMs, clock.dueMs, nowMs, unit, calendar),
    overdueAt: instantOrNull(clock.overdueAtMs),
    stopped: instantOrNull(clock.stoppedMs),
    result: clock.result,
    ownerPost: clock.ownerPost,
    ownerUnit: clock.ownerUnit,
  }
}
