import { type Exact, HUNDRED, over, times } from '#core/number/exact.ts'

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
