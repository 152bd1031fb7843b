import { type Exact, HUNDRED, isEqual, minus, over, sum, times, ZERO } from '#core/number/exact.ts'
import { roundExact } from '#core/number/round-exact.ts'
import type { Contract } from './contract.ts'

const FEN = 2

/**
 * What each instalment comes to, in yuan: its percent of the price, to the fen. Where the percents make up the whole, the
 * last one takes what is left, so that the instalments add up to the price whatever was rounded.
 */
export function instalmentDues(price: Exact, percents: readonly Exact[]): Exact[] {
  const dues = percents.map((percent) => roundExact(over(times(price, percent), HUNDRED) as Exact, FEN))
  if (dues.length === 0 || !isEqual(sum(percents), HUNDRED)) return dues
  const before = dues.slice(0, -1)
  return [...before, minus(price, sum(before))]
}

/** What one instalment of a contract comes to. */
export function dueOf({ price, instalments }: Pick<Contract, 'price' | 'instalments'>, instalmentId: string): Exact {
  const dues = instalmentDues(
    price,
    instalments.map(({ percent }) => percent),
  )
  return dues[instalments.findIndex((one) => one.id === instalmentId)] ?? ZERO
}
