import { type CallTimes, outcomeOf, waitMs } from './call-times.ts'

export interface RateLimits {
  /** Who gives up sooner has not really called: in neither part of the connect rate. */
  graceMs: number
  /** Within this a call is answered at once. */
  answerWithinMs: number
}

/** A share as whole numbers; rounded only where it is shown. */
export interface Share {
  part: number
  whole: number
}

export interface CallRates {
  offered: number
  answered: number
  selfServed: number
  abandoned: number
  /** Given up before the grace was over. */
  early: number
  /** Neither answered nor given up yet. */
  ringing: number
  connect: Share
  within15: Share
}

/**
 * Domain §6.2: connectRate = answered by a person or resolved by self-service / queued calls, where a call given up before
 * 5.000 s in the queue is in neither; answer15Rate = answered with wait <= 15.000 s / (answered + given up with wait >= 15.000 s).
 * Calls that still ring are in neither; they are counted when it is known how they end.
 */
export function callRates(calls: readonly CallTimes[], { graceMs, answerWithinMs }: RateLimits): CallRates {
  const rates = { offered: calls.length, answered: 0, selfServed: 0, abandoned: 0, early: 0, ringing: 0 }
  let [quick, late] = [0, 0]
  for (const times of calls) {
    const outcome = outcomeOf(times)
    const wait = waitMs(times) ?? 0
    rates[outcome] += 1
    if (outcome === 'answered' && wait <= answerWithinMs) quick += 1
    if (outcome === 'abandoned' && wait < graceMs) rates.early += 1
    if (outcome === 'abandoned' && wait >= answerWithinMs) late += 1
  }
  const connected = rates.answered + rates.selfServed
  return {
    ...rates,
    connect: { part: connected, whole: connected + rates.abandoned - rates.early },
    within15: { part: quick, whole: rates.answered + late },
  }
}

/** A target that has to be passed, as in "filed > 95 %"; null of nothing. */
export function exceeds({ part, whole }: Share, targetPercent: number): boolean | null {
  return whole === 0 ? null : part * 100 > whole * targetPercent
}

/** Percent by whole numbers: no target is reached by rounding. Null of nothing. */
export function reaches({ part, whole }: Share, targetPercent: number): boolean | null {
  return whole === 0 ? null : part * 100 >= whole * targetPercent
}
