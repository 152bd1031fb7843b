import { type Exact, exact, fraction, lesser, minus, ONE, over, plus, times } from '#core/number/exact.ts'

/**
 * How many of N are drawn for a stated error (domain §6.5): n0 = z²·p(1−p)/e² with p = 0.5, then the correction for a
 * finite population, n = ⌈n0 ÷ (1 + (n0 − 1)/N)⌉, at most N.
 */
export function sampleSize(population: number, errorPercent: number, z: Exact): number {
  if (population <= 0) return 0
  const error = fraction(BigInt(errorPercent), 100n)
  const n0 = over(times(times(z, z), fraction(1n, 4n)), times(error, error))!
  const all = exact(population)
  const corrected = over(n0, plus(ONE, over(minus(n0, ONE), all)!))!
  const { num, den } = lesser(all, corrected)
  return Number((num + den - 1n) / den)
}
