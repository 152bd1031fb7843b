import { dueAfterChange } from '#core/time/due.ts'
import { activeMs, pausedMsOf } from '#core/time/light.ts'
import type { Clock } from '#modules/clocks/contract.ts'
import type { Mark, MarkFacts } from './mark.ts'
import type { MarkLimits } from './mark-limits.ts'

/** An extension asked for when next to nothing of the time was left, or nothing: the work was not begun in time. */
export function* askedLate({ lines, handleClocks, calendar }: MarkFacts, limits: MarkLimits): Iterable<Mark> {
  for (const { seq, type, atMs } of lines) {
    if (type !== 'ExtensionRequested') continue
    const clock = handleClocks.find(
      ({ startMs, stoppedMs }) => startMs <= atMs && (stoppedMs === null || stoppedMs >= atMs),
    )
    const left = clock ? leftShareAt(clock, atMs, calendar) : null
    if (left !== null && left <= limits.askedLate.lastShare)
      yield { kind: 'askedLate', key: `askedLate:${seq}`, seq, atMs, detail: { leftShare: left }, other: null }
  }
}

/** With the pauses and extensions of that moment; null where no due was known. */
function leftShareAt(clock: Clock, atMs: number, calendar: MarkFacts['calendar']): number | null {
  const { startMs, limit, limitChangedAtMs } = clock
  const pauses = clock.pauses
    .filter((pause) => pause.fromMs < atMs)
    .map((pause) => ({ ...pause, toMs: Math.min(pause.toMs ?? atMs, atMs) }))
  const grants = clock.grants.filter((grant) => grant.atMs < atMs)
  const changedMs = limitChangedAtMs !== null && limitChangedAtMs < atMs ? limitChangedAtMs : null
  const dueMs = limit === null ? clock.givenDueMs : dueAfterChange(changedMs, startMs, limit, calendar, pauses, grants)
  if (dueMs === null) return null
  const unit = limit?.unit ?? 'NM'
  const whole = activeMs(startMs, dueMs, unit, calendar) - pausedMsOf(pauses, startMs, dueMs, unit, calendar)
  if (whole <= 0) return 0
  if (atMs >= dueMs) return -activeMs(dueMs, atMs, unit, calendar) / whole
  return activeMs(atMs, dueMs, unit, calendar) / whole
}
