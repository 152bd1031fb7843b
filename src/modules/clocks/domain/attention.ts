import type { WorkCalendar } from '#core/time/calendar.ts'
import { orangeFrom } from '#core/time/light.ts'
import { DAY_MS } from '#core/time/local.ts'
import type { Clock } from './clock.ts'
import { clockDue } from './clock-due.ts'
import { clockPausedMs, measureOf } from './clock-light.ts'

/** What people are told of a clock: that it is nearly due, that it is overdue, and daily that it still is. */
export type AttentionLevel = 'orange' | 'red' | 'redDaily'

export interface Attention {
  /** What is to be told of the clock as it stands at that moment; null: nothing (green, yellow, paused, ended). */
  level: AttentionLevel | null
  /** The first later instant at which that is something else, or has to be said again; null: never, as things stand. */
  nextMs: number | null
}

const NOTHING: Attention = { level: null, nextMs: null }

/** Domain §5.3, warnings: orange, red, then daily while red. Yellow is not told, and a paused clock tells nothing. */
export function attentionAfter(clock: Clock, nowMs: number, calendar: WorkCalendar): Attention {
  const { state, startMs, dueMs, overdueAtMs } = clock
  if (state !== 'running' || dueMs === null) return NOTHING
  // in time up to the due itself; the due that passed first keeps a clock red whatever comes after
  const redMs = Math.min(dueMs, overdueAtMs ?? dueMs) + 1
  if (nowMs >= redMs) {
    const days = Math.floor((nowMs - redMs) / DAY_MS)
    return { level: days === 0 ? 'red' : 'redDaily', nextMs: redMs + (days + 1) * DAY_MS }
  }
  const pausedMs = clockPausedMs(clock, nowMs, calendar)
  const orangeMs = orangeFrom({ startMs, dueMs, pausedMs, unit: measureOf(clock) }, calendar)
  if (nowMs >= orangeMs) return { level: 'orange', nextMs: redMs }
  return { level: null, nextMs: Math.min(orangeMs, redMs) }
}

const RANK = { none: 0, orange: 1, red: 2, redDaily: 2 } as const

/**
 * When to look at a clock that a command has just changed: at once if the change itself made it worse (a shorter limit),
 * else at the next level. `before`: the same clock before the command; null for a new one.
 */
export function attentionAt(before: Clock | null, after: Clock, atMs: number, calendar: WorkCalendar): number | null {
  const { level, nextMs } = attentionAfter(after, atMs, calendar)
  return RANK[level ?? 'none'] > RANK[levelHeld(before, atMs, calendar) ?? 'none'] ? atMs : nextMs
}

/** A paused clock holds the level that it had when it was stopped. */
function levelHeld(clock: Clock | null, atMs: number, calendar: WorkCalendar): AttentionLevel | null {
  if (clock === null) return null
  const open = clock.pauses.find((pause) => pause.toMs === null)
  if (clock.state !== 'paused' || !open) return attentionAfter(clock, atMs, calendar).level
  const running: Clock = { ...clock, state: 'running', pauses: clock.pauses.filter((pause) => pause !== open) }
  return attentionAfter({ ...running, dueMs: clockDue(running, calendar) }, open.fromMs, calendar).level
}
