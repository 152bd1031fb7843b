import { type Exact, exact, isMore, minus, sizeOf } from '#core/number/exact.ts'
import { decimalsOf, roundExact } from '#core/number/round-exact.ts'

const CENT = exact('0.01')

/** Two figures differ by no more than one in the second decimal: the tail of a rounding. */
export const roundingTail = (a: Exact, b: Exact): boolean => !isMore(sizeOf(minus(a, b)), CENT)

/** The printed figure is the other one, rounded half-up to fewer decimals. */
export function isRoundedFrom(printed: Exact, other: Exact): boolean {
  const places = decimalsOf(printed)
  if (places === null || places >= (decimalsOf(other) ?? 99)) return false
  const rounded = roundExact(other, places)
  return rounded.num === printed.num && rounded.den === printed.den
}
