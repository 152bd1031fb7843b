import {
  type Exact,
  exact,
  fraction,
  greater,
  HUNDRED,
  lesser,
  minus,
  ONE,
  over,
  plus,
  times,
  ZERO,
} from '#core/number/exact.ts'
import { toFixedText } from '#core/number/round-exact.ts'

/** Decimals to which a root is taken before it is rounded up: far more than are printed. */
const ROOT_DECIMALS = 24n

export interface Interval {
  /** Percent with one decimal; the lower end rounded down, the upper up, so that it never looks surer than it is. */
  low: string
  high: string
}

/**
 * Where the share of all lies, judged by a sample of n (Wilson, Journal of the American Statistical Association 22, 1927):
 * (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) ÷ (1 + z²/n). Reckoned without binary floating point; only the root is rounded, up.
 * For a mean of values from 0 to 1 it is wide enough: they vary by no more than p(1−p).
 */
export function wilsonInterval(share: Exact, n: number, z: Exact): Interval {
  const size = exact(n)
  const perOne = fraction(size.den, size.num)
  const z2 = times(z, z)
  const whole = plus(ONE, times(z2, perOne))
  const middle = plus(share, times(times(z2, perOne), fraction(1n, 2n)))
  const spread = plus(
    times(times(share, minus(ONE, share)), perOne),
    times(times(z2, times(perOne, perOne)), fraction(1n, 4n)),
  )
  const half = times(z, rootAbove(spread))
  const percentOf = (value: Exact) => times(over(value, whole) ?? ZERO, HUNDRED)
  return {
    low: toFixedText(greater(ZERO, percentOf(minus(middle, half))), 1, 'down'),
    high: toFixedText(lesser(HUNDRED, percentOf(plus(middle, half))), 1, 'up'),
  }
}

/** The root of a number that is not below zero, or less than 10⁻²⁴ above it. */
function rootAbove({ num, den }: Exact): Exact {
  const scale = 10n ** ROOT_DECIMALS
  const floor = wholeRoot((num * scale * scale) / den)
  return fraction(floor + 1n, scale)
}

/** The largest whole number whose square is not above the given one (Newton's steps from above). */
function wholeRoot(value: bigint): bigint {
  if (value < 2n) return value
  let root = 1n << (BigInt(value.toString(2).length) / 2n + 1n)
  for (;;) {
    const next = (root + value / root) / 2n
    if (next >= root) return root
    root = next
  }
}
