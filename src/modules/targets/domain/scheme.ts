import type { Exact, Rounding } from '#core/number/exact.ts'
import type { MoneyUnit } from './sheet.ts'

export interface RoundTo {
  decimals: number
  how: Rounding
}

/** One degree of a qualitative result, in percent of the weight (domain §7.1). */
export interface Band {
  degree: 'met' | 'partly' | 'notMet'
  zh: string
  en: string
  most: Exact
  least: Exact
  /** Whether the lower end belongs to the band; the upper end of all but the first never does. */
  includesLeast: boolean
}

/** How a district's sheets are scored (domain §7.2): data in `evaluation-schemes.json`, never code. */
export interface Scheme {
  key: string
  zh: string
  en: string
  unit: MoneyUnit
  /** Points for carrying out the budget; null: the rate is shown, nothing is scored. */
  executionWeight: Exact | null
  /** Points by first-level class, where the scheme fixes them; null: each sheet splits what is left. */
  classWeights: Readonly<Record<string, Exact>> | null
  /** Whether indicators carry points at all. */
  scored: boolean
  /** Which money is the base of the rate. */
  budgetBasis: 'allSources' | 'adjustedFiscal' | 'adjusted'
  rateRounding: RoundTo
  scoreRounding: RoundTo
  bands: readonly Band[]
  /** `D/C-literal` is the misprint of one note, to recompute what was done with it; never a default (domain §7.1). */
  reverseFormula: 'C/D' | 'D/C-literal'
  withdrawn: 'redistribute' | 'zero' | 'full'
  satisfactionRequired: boolean
}
