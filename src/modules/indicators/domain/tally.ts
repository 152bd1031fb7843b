import { type Exact, exact, fraction, HUNDRED, over, plus, times, ZERO } from '#core/number/exact.ts'
import type { IndicatorDefinition } from './definition.ts'

/** What has been counted for one indicator in one row. */
export interface Tally {
  /** Elements that count whole. */
  count: number
  /** The sum of those that count in part: weighted answers. */
  parts: Exact
  denominator: number
  /** Milliseconds of all that count, for means. */
  sumMs: number
  /** Each of them, for percentiles; a typed array is sorted already. */
  measures: number[] | Float64Array
}

/** A row's figure; null where nothing can be said, never 0 for it. */
export interface Figure {
  numerator: Exact | null
  denominator: Exact | null
  value: Exact | null
}

const HOUR_MS = exact(3_600_000)

export const emptyTally = (): Tally => ({ count: 0, parts: ZERO, denominator: 0, sumMs: 0, measures: [] })

export const isEmptyTally = ({ count, parts, denominator, measures }: Tally): boolean =>
  count === 0 && parts.num === 0n && denominator === 0 && measures.length === 0

export function figureOf({ form, p, zeroDenominator }: IndicatorDefinition, tally: Tally): Figure {
  const { denominator, measures } = tally
  const numerator = plus(exact(tally.count), tally.parts)
  if (form === 'count') return { numerator, denominator: null, value: numerator }
  if (form === 'mean') {
    const sum = exact(tally.sumMs)
    const mean = over(sum, exact(tally.count))
    return { numerator: sum, denominator: exact(tally.count), value: mean && over(mean, HOUR_MS) }
  }
  if (form === 'percentile') {
    const ms = percentileOf(measures, p!)
    return {
      numerator: ms ?? ZERO,
      denominator: exact(measures.length),
      value: ms && over(ms, HOUR_MS),
    }
  }
  const parts = exact(denominator)
  if (denominator > 0) return { numerator, denominator: parts, value: over(numerator, parts) }
  const value = zeroDenominator === 'full' ? exact(1) : zeroDenominator === 'zero' ? ZERO : null
  return { numerator, denominator: parts, value }
}

/** Nearest rank, the ⌈p·n/100⌉-th smallest; the median of an even number is the mean of the two in the middle. */
export function percentileOf(measures: readonly number[] | Float64Array, p: number): Exact | null {
  const sorted = measures instanceof Float64Array ? measures : Float64Array.from(measures).sort()
  const n = sorted.length
  if (n === 0) return null
  if (p === 50 && n % 2 === 0) return fraction(BigInt(sorted[n / 2 - 1]!) + BigInt(sorted[n / 2]!), 2n)
  return exact(sorted[Math.ceil((p * n) / 100) - 1]!)
}

/** 100 × the weighted mean of the parts; a part without a value gives its weight to the others in proportion. */
export function combine(parts: readonly { weight: number; value: Exact | null }[]): Exact | null {
  let [sum, weights] = [ZERO, ZERO]
  for (const { weight, value } of parts) {
    if (!value) continue
    sum = plus(sum, times(exact(weight), value))
    weights = plus(weights, exact(weight))
  }
  const mean = over(sum, weights)
  return mean && times(HUNDRED, mean)
}
