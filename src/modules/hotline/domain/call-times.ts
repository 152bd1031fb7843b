export const CALL_EVENT_KINDS = [
  'offered',
  'queued',
  'answered',
  'selfServed',
  'abandoned',
  'ended',
  'recorded',
] as const
export type CallEventKind = (typeof CALL_EVENT_KINDS)[number]

/** When each step of a call was, epoch ms; null: not heard of. */
export interface CallTimes {
  offeredMs: number | null
  queuedMs: number | null
  answeredMs: number | null
  selfServedMs: number | null
  abandonedMs: number | null
  endedMs: number | null
}

export const NO_TIMES: CallTimes = {
  offeredMs: null,
  queuedMs: null,
  answeredMs: null,
  selfServedMs: null,
  abandonedMs: null,
  endedMs: null,
}

const FIELD = {
  offered: 'offeredMs',
  queued: 'queuedMs',
  answered: 'answeredMs',
  selfServed: 'selfServedMs',
  abandoned: 'abandonedMs',
  ended: 'endedMs',
} as const satisfies Partial<Record<CallEventKind, keyof CallTimes>>

/** The earliest moment of each step stands, so events may come in any order and any number of times. */
export function withEvent(times: CallTimes, kind: CallEventKind, atMs: number): CallTimes {
  if (kind === 'recorded') return times
  const field = FIELD[kind]
  const known = times[field]
  return { ...times, [field]: known === null ? atMs : Math.min(known, atMs) }
}

export const CALL_OUTCOMES = ['ringing', 'answered', 'selfServed', 'abandoned'] as const
export type CallOutcome = (typeof CALL_OUTCOMES)[number]

/** A call that ended and that nobody answered was given up, whether or not the exchange says so. */
export function outcomeOf({ answeredMs, selfServedMs, abandonedMs, endedMs }: CallTimes): CallOutcome {
  if (answeredMs !== null) return 'answered'
  if (selfServedMs !== null) return 'selfServed'
  return abandonedMs !== null || endedMs !== null ? 'abandoned' : 'ringing'
}

/** Time in the queue until somebody answered or the caller gave up; where no queue is told of, from the first ring. */
export function waitMs(times: CallTimes): number | null {
  const from = times.queuedMs ?? times.offeredMs
  const outcome = outcomeOf(times)
  const givenUp = least(times.abandonedMs, times.endedMs)
  const until = outcome === 'answered' ? times.answeredMs : outcome === 'abandoned' ? givenUp : null
  return from === null || until === null ? null : Math.max(0, until - from)
}

function least(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b
  return Math.min(a, b)
}
