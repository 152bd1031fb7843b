/** How a figure becomes a part of a score between 0 and 1 (domain §6.4). */
export type ScoreFunction = 'ratio' | 'band' | 'threshold' | 'minmax' | 'deductPerUnit'

export interface SchemeTerm {
  indicator: string
  weight: number
  function: ScoreFunction
  /** Decimal texts or whole numbers. `ratio`: the figure that gives 1; 1 without it. */
  scale?: number | string
  /** `threshold`: 1 at the target, 0 at the floor. */
  target?: number | string
  floor?: number | string
  /** `deductPerUnit`: lost for each one. */
  perUnit?: number | string
  /** `band`: figure and score, figures rising. */
  points?: readonly (readonly [number | string, number | string])[]
}

/** Points added or taken beside the weights: so many for each, at most `most`. */
export interface SchemeExtra {
  indicator: string
  perUnit: number | string
  most: number | string
}

/** A composite evaluation as data. */
export interface EvaluationScheme {
  id: string
  zh: string
  en?: string
  basis: 'raw' | 'adjusted'
  /** Fewer than this many in `sampleOf`'s denominator: shown, not ranked. */
  smallSample: number
  sampleOf: string
  floor: number
  cap: number
  zeroDenominator: 'null' | 'full' | 'zero'
  version: number
  terms: readonly SchemeTerm[]
  bonus: readonly SchemeExtra[]
  deduction: readonly SchemeExtra[]
}
