import { type Exact, sum } from '#core/number/exact.ts'
import type { Fund, Income } from './fund.ts'
import type { BasicPart, ProjectKind } from './project.ts'

/** An amount of money with all that the tables of a department tell apart. Yuan. */
export interface Fact {
  projectKey: string
  projectName: string
  kind: ProjectKind
  basicPart: BasicPart | null
  income: Income
  fund: Fund | null
  functional: string
  economic: string
  amount: Exact
}

export const STAGES = ['budget', 'final'] as const
export type Stage = (typeof STAGES)[number]

/** One year of a unit: what it was given and what it spent. In the budget both are the beginning amounts of its lines. */
export interface YearFigures {
  year: number
  /** Given: beginning amounts in the budget, amounts after adjustment in the final account. */
  given: readonly Fact[]
  /** Beginning amounts in the budget, payments in the final account, each under what it was spent on. */
  spent: readonly Fact[]
}

export const amountOf = (facts: Iterable<Fact>): Exact => sum([...facts].map(({ amount }) => amount))

/** Money of the treasury: of the year or carried over. */
export const isFiscal = ({ fund, income }: Fact): boolean =>
  fund !== null && (income === 'fiscal' || income === 'carryOver')
