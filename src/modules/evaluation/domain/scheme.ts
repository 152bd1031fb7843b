/** How a figure becomes a part of a score between 0 and 1 (domain §6.4). */
export const SCORE_FUNCTIONS = ['ratio', 'band', 'threshold', 'minmax', 'deductPerUnit'] as const
export type ScoreFunction = (typeof SCORE_FUNCTIONS)[number]

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
  /** The indicator was abolished: periods that begin on this day or later do not score it, and the sheet says why. */
  withdrawn?: { from: string; why: string }
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
  /** Where the weights come from. */
  note?: string
  basis: 'raw' | 'adjusted'
  /** Fewer than this many in `sampleOf`'s denominator: shown, not ranked. */
  smallSample: number
  sampleOf: string
  floor: number
  cap: number
  zeroDenominator: 'null' | 'full' | 'zero'
  /**
   * What a withdrawn indicator weighed: `redistribute` gives it to the others in proportion, `lowerMost` to nobody, so
   * that fewer points than all weights can be reached.
   */
  withdrawnWeight?: 'redistribute' | 'lowerMost'
  /** Ids of the groups that are ranked by it, each apart. */
  peerGroups: readonly string[]
  version: number
  terms: readonly SchemeTerm[]
  bonus: readonly SchemeExtra[]
  deduction: readonly SchemeExtra[]
}
