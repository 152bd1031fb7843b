/** When a screen asked last, and how long it waits at least until it asks again. */
export interface Pace {
  atMs: number
  gapMs: number
}

const SOONEST_MS = 50
/** Many screens hear of a change in the same moment; they ask one after the other. */
const SPREAD_MS = 450
const FIRST_GAP_MS = 1_000
const LONGEST_GAP_MS = 4_000
const GROWS = 1.5

/**
 * When to ask again after something changed, each screen at another moment: after a quiet time within half a second;
 * while changes keep coming, more and more seldom, so that a busy morning is not answered by a thousand questions.
 */
export function nextAsk(last: Pace | null, nowMs: number, random: number): Pace {
  const soonMs = nowMs + SOONEST_MS + random * SPREAD_MS
  if (last === null || nowMs - last.atMs > 2 * last.gapMs) return { atMs: soonMs, gapMs: FIRST_GAP_MS }
  return { atMs: Math.max(soonMs, last.atMs + last.gapMs), gapMs: Math.min(last.gapMs * GROWS, LONGEST_GAP_MS) }
}
