import type { Basis, IndicatorDefinition } from '#modules/indicators/contract.ts'
import type { LabelId } from './label-members.ts'
import type { PeerGroup } from './peer-group.ts'
import type { EvaluationScheme } from './scheme.ts'

/** A fraction as text: `7/8`. */
export type FractionText = string

/** Numerator and denominator as the indicators gave them; a count has no denominator, a combination has neither. */
export interface StoredFigure {
  n: FractionText | null
  d: FractionText | null
}

/** An indicator as it was defined when the sheet was drawn: what its figures mean later too. */
export interface StoredIndicator
  extends Pick<
    IndicatorDefinition,
    'id' | 'zh' | 'en' | 'unit' | 'direction' | 'form' | 'zeroDenominator' | 'version'
  > {
  definition: { zh: string; en: string }
  /** Combinations: of which indicators, with which weights. */
  terms?: readonly { id: string; weight: number }[]
}

export interface StoredMember {
  /** Code of a street, or id of a unit. */
  scope: string
  zh: string
  en: string
  /** The unit that answers for it and may appeal. */
  unit: string | null
  figures: Readonly<Record<string, Readonly<Record<Basis, StoredFigure>>>>
}

/** What an appeal that was upheld changed. It replaces numerator and denominator on the scheme's basis. */
export interface Correction {
  appealNo: string
  scope: string
  indicator: string
  from: StoredFigure
  to: StoredFigure
  /** Numbers of the cases that were left out; empty where a figure was corrected. */
  caseNos: readonly string[]
  why: string
}

/** Everything a sheet is reckoned from: nothing else decides a score. */
export interface SheetInputs {
  scheme: EvaluationScheme
  group: PeerGroup
  period: string
  fromMs: number
  toMs: number
  asOfMs: number
  bookVersion: string
  indicators: readonly StoredIndicator[]
  /** Indicators of the scheme that are abolished: not scored. */
  withdrawn: readonly { indicator: string; why: string }[]
  members: readonly StoredMember[]
  corrections: readonly Correction[]
  /** The sheet of the period before, which rises are reckoned against. */
  before: {
    period: string
    members: Readonly<Record<string, { score: FractionText | null; rank: number | null }>>
  } | null
}

export interface OutcomeTerm {
  indicator: string
  value: FractionText | null
  part: FractionText | null
  carried: FractionText | null
  points: FractionText | null
}

export interface OutcomeMember {
  scope: string
  sample: number
  terms: readonly OutcomeTerm[]
  bonus: FractionText
  deduction: FractionText
  score: FractionText | null
  rank: number | null
  labels: readonly LabelId[]
  /** Against the period before; null where either has no score. */
  change: FractionText | null
}

export interface SheetOutcome {
  /** By rank; then those that are shown and not ranked. */
  members: readonly OutcomeMember[]
  ranked: number
}
