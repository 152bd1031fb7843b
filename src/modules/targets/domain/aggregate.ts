import { type Exact, exact, isZero, over, plus, sum, times, ZERO } from '#core/number/exact.ts'

/** What one sub-project brings to an indicator that several share. */
export interface Part {
  value: Exact
  /** Money of the sub-project; parts without any weigh alike when nobody has any. */
  fund: Exact
}

/**
 * Several sub-projects, one indicator: absolute values are added, relative ones (rates, shares) averaged by money, and only
 * then scored, once (domain §7.1). Null where there are no parts.
 */
export function aggregateValues(parts: readonly Part[], sort: 'absolute' | 'relative'): Exact | null {
  if (parts.length === 0) return null
  if (sort === 'absolute') return sum(parts.map(({ value }) => value))
  return weightedMean(parts)
}

/** Results in words have no sum: their scores, as shares of their weight, are averaged by money. */
export const aggregateScores = (parts: readonly Part[]): Exact | null =>
  parts.length === 0 ? null : weightedMean(parts)

function weightedMean(parts: readonly Part[]): Exact {
  const funds = sum(parts.map(({ fund }) => fund))
  if (isZero(funds)) return over(sum(parts.map(({ value }) => value)), exact(parts.length))!
  const whole = parts.reduce((total, { value, fund }) => plus(total, times(value, fund)), ZERO)
  return over(whole, funds)!
}

/** Units that are rates of something, so that their values cannot be added. */
export const isRelative = (unit: string): boolean => /%|％|‰|\/|率/.test(unit)
