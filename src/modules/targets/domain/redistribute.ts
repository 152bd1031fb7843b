import { type Exact, exact, isZero, minus, over, plus, sum, times, ZERO } from '#core/number/exact.ts'
import { roundExact } from '#core/number/round-exact.ts'
import type { Scheme } from './scheme.ts'

export interface Weighted {
  id: string
  level1: string | null
  weight: Exact
  withdrawn: boolean
}

/** Shares are whole hundredths, so that what is printed adds up to what it was. */
const PLACES = 2
const UNIT = exact('0.01')

/**
 * The weights that count once targets have been withdrawn (domain §7.1). `redistribute`: each withdrawn one gives its
 * weight to the others of its class in proportion to theirs, or to all others where its class has none left; it counts
 * for nothing itself. `zero` and `full` leave every weight where it was. The sum is kept to the last digit; null where
 * nothing is left that could take the weight.
 */
export function redistribute(
  targets: readonly Weighted[],
  policy: Scheme['withdrawn'],
): ReadonlyMap<string, Exact> | null {
  const weights = new Map(targets.map(({ id, weight }) => [id, weight]))
  if (policy !== 'redistribute') return weights
  const staying = targets.filter((one) => !one.withdrawn)
  for (const gone of targets) {
    if (!gone.withdrawn) continue
    weights.set(gone.id, ZERO)
    if (isZero(gone.weight)) continue
    const ofClass = staying.filter((one) => one.level1 === gone.level1 && !isZero(one.weight))
    const takers = ofClass.length > 0 ? ofClass : staying.filter((one) => !isZero(one.weight))
    const shares = shareOut(gone.weight, takers)
    if (shares === null) return null
    for (const { id, share } of shares) weights.set(id, plus(weights.get(id) ?? ZERO, share))
  }
  return weights
}

/** Proportional by the weights as they were set; hundredths that do not divide go to the largest remainders, then by order. */
function shareOut(amount: Exact, takers: readonly Weighted[]): { id: string; share: Exact }[] | null {
  const whole = sum(takers.map((one) => one.weight))
  const parts = takers.map(({ id, weight }, at) => {
    const fair = over(times(amount, weight), whole) ?? ZERO
    const share = roundExact(fair, PLACES, 'down')
    return { id, at, share, rest: minus(fair, share) }
  })
  if (parts.length === 0) return null
  let left = minus(amount, sum(parts.map((part) => part.share)))
  const byRest = [...parts].sort((a, b) => {
    const difference = minus(b.rest, a.rest)
    return difference.num === 0n ? a.at - b.at : difference.num > 0n ? 1 : -1
  })
  for (const part of byRest) {
    const given = minus(left, UNIT).num >= 0n ? UNIT : left
    part.share = plus(part.share, given)
    left = minus(left, given)
  }
  return parts
}
