import type { Period } from './period.ts'

/** A period that is not over is reckoned up to now: what is due later today is not yet late, and is not yet counted. */
export function cutPeriod({ text, fromMs, toMs }: Period, nowMs: number): Period {
  return { text, fromMs, toMs: Math.max(fromMs, Math.min(toMs, nowMs)) }
}
