import { compare, type Exact, HUNDRED, lesser, ONE, over, times, ZERO } from '#core/number/exact.ts'

/** What a budget is and what became of it, in yuan. */
export interface Amounts {
  initial: Exact
  adjustment: Exact
  adjusted: Exact
  executed: Exact
}

/** Executed ÷ adjusted in percent, not rounded; null where there is no budget (domain §7.1: never 100 %). */
export function executionPercent({ adjusted, executed }: Pick<Amounts, 'adjusted' | 'executed'>): Exact | null {
  const rate = over(executed, adjusted)
  return rate === null ? null : times(rate, HUNDRED)
}

/** weight × min(1, executed ÷ adjusted), not rounded (domain §7.1); null where there is no budget. */
export function executionScore(amounts: Pick<Amounts, 'adjusted' | 'executed'>, weight: Exact): Exact | null {
  const rate = over(amounts.executed, amounts.adjusted)
  if (rate === null) return null
  return times(weight, compare(rate, ZERO) < 0 ? ZERO : lesser(ONE, rate))
}
