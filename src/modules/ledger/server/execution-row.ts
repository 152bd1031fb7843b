import { exact, minus, sum } from '#core/number/exact.ts'
import { toFixedText } from '#core/number/round-exact.ts'
import type { Execution } from '../contract.ts'
import { yuanText } from '../domain/amount.ts'
import { executionPercent } from '../domain/execution.ts'

/** As the database has them: yuan as text. */
export interface StoredAmounts {
  initial: string
  adjustment: string
  adjusted: string
  executed: string
}

export function executionRow(stored: StoredAmounts): Execution {
  const adjusted = exact(stored.adjusted)
  const executed = exact(stored.executed)
  const rate = executionPercent({ adjusted, executed })
  return {
    initial: fixed(stored.initial),
    adjustment: fixed(stored.adjustment),
    adjusted: yuanText(adjusted),
    executed: yuanText(executed),
    remaining: yuanText(minus(adjusted, executed)),
    rate: rate === null ? null : toFixedText(rate, 2),
  }
}

export function sumOf(rows: readonly StoredAmounts[]): StoredAmounts {
  const total = (of: keyof StoredAmounts) => yuanText(sum(rows.map((row) => exact(row[of]))))
  return {
    initial: total('initial'),
    adjustment: total('adjustment'),
    adjusted: total('adjusted'),
    executed: total('executed'),
  }
}

/** Yuan with two decimals, of text as the database has it. */
export const fixed = (text: string): string => yuanText(exact(text))
