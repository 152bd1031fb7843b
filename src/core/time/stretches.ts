import type { WorkCalendar } from './calendar.ts'
import { dayStartMs, localDay } from './local.ts'

export type StretchReason = 'counted' | 'day0' | 'night' | 'lunch' | 'weekend' | 'holiday' | 'outsideCalendar'

/** A part of time that counts, or does not for one reason. */
export interface Stretch {
  readonly fromMs: number
  readonly toMs: number
  readonly reason: StretchReason
}

/** Cuts [fromMs, toMs) where working time begins and ends; gapless, neighbours that rest for one reason joined. */
export function workingStretches(fromMs: number, toMs: number, calendar: WorkCalendar): Stretch[] {
  return cut(fromMs, toMs, (day, put) => {
    const { kind, spans } = calendar.dayAt(day)
    for (const [i, span] of spans.entries()) {
      put(span.fromMs, i === 0 ? 'night' : 'lunch')
      put(span.toMs, 'counted')
    }
    put(dayStartMs(day + 1), kind === 'working' ? 'night' : kind)
  })
}

/** The same for whole working days: each counts from its first span to its last, lunch included; day zero never. */
export function dayStretches(
  fromMs: number,
  toMs: number,
  dayZero: number,
  dayZeroReason: 'day0' | 'night',
  calendar: WorkCalendar,
): Stretch[] {
  return cut(fromMs, toMs, (day, put) => {
    if (day <= dayZero) return put(dayStartMs(day + 1), dayZeroReason)
    const { kind, spans, endMs } = calendar.dayAt(day)
    const first = spans[0]
    if (first !== undefined) {
      put(first.fromMs, 'night')
      put(endMs, 'counted')
    }
    put(dayStartMs(day + 1), kind === 'working' ? 'night' : kind)
  })
}

type Put = (untilMs: number, reason: StretchReason) => void

/** Walks the days; `layOut` puts the stretches of a day in time order up to its midnight. */
function cut(fromMs: number, toMs: number, layOut: (day: number, put: Put) => void): Stretch[] {
  const stretches: Stretch[] = []
  let cursor = fromMs
  const put: Put = (untilMs, reason) => {
    const end = Math.min(untilMs, toMs)
    if (end <= cursor) return
    const last = stretches.at(-1)
    if (last?.reason === reason && reason !== 'counted') stretches[stretches.length - 1] = { ...last, toMs: end }
    else stretches.push({ fromMs: cursor, toMs: end, reason })
    cursor = end
  }
  for (let day = localDay(fromMs); cursor < toMs; day++) layOut(day, put)
  return stretches
}
