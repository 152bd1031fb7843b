import {
  compare,
  type Exact,
  exact,
  greater,
  isEqual,
  lesser,
  minus,
  over,
  plus,
  sum,
  times,
  ZERO,
} from '#core/number/exact.ts'
import type { EvaluationScheme, SchemeExtra } from './scheme.ts'
import { type Direction, scorePart } from './score-part.ts'

/** A unit, area or post that is evaluated. */
export interface Member {
  scope: string
  /** Figures by id of indicator; null where there is none. */
  values: Readonly<Record<string, Exact | null>>
  /** Denominator of the scheme's sample indicator. */
  sample: number
}

export interface ScoredTerm {
  indicator: string
  weight: number
  value: Exact | null
  /** From 0 to 1; null without a value: its weight goes to the others. */
  part: Exact | null
  /** The weight that it carries here, all together the weights' sum. */
  carried: Exact | null
}

export interface ScoredMember {
  scope: string
  sample: number
  terms: readonly ScoredTerm[]
  /** Before floor and cap; null where no term has a value. */
  exact: Exact | null
  score: Exact | null
  /** 1-2-2-4 by the unrounded score; null for a small sample or no score. */
  rank: number | null
}

/** Scores and ranks one peer group (domain §6.4); nothing is rounded. `directionOf` answers for an indicator's id. */
export function scoreMembers(
  scheme: EvaluationScheme,
  members: readonly Member[],
  directionOf: (indicator: string) => Direction,
): ScoredMember[] {
  const large = members.filter(({ sample }) => sample >= scheme.smallSample)
  const peersOf = new Map(
    scheme.terms.map(({ indicator }) => [indicator, large.flatMap(({ values }) => values[indicator] ?? [])]),
  )
  const scored = members.map((member) => {
    const terms = scheme.terms.map((term): Omit<ScoredTerm, 'carried'> => {
      const value = member.values[term.indicator] ?? zeroOf(scheme)
      const part = value && scorePart(term, directionOf(term.indicator), value, peersOf.get(term.indicator)!)
      return { indicator: term.indicator, weight: term.weight, value, part }
    })
    const all = exact(terms.reduce((total, { weight }) => total + weight, 0))
    const present = exact(terms.reduce((total, { weight, part }) => total + (part ? weight : 0), 0))
    const carriedBy = over(all, present)
    const carried = terms.map((term) => ({
      ...term,
      carried: term.part && carriedBy ? times(exact(term.weight), carriedBy) : null,
    }))
    const points =
      carriedBy && sum(carried.flatMap(({ part, carried: weight }) => (part && weight ? [times(part, weight)] : [])))
    const full = points && minus(plus(points, extra(scheme.bonus, member)), extra(scheme.deduction, member))
    return {
      scope: member.scope,
      sample: member.sample,
      terms: carried,
      exact: full,
      score: full && lesser(exact(scheme.cap), greater(exact(scheme.floor), full)),
    }
  })
  const ranked = scored.filter(({ score, sample }) => score && sample >= scheme.smallSample)
  return scored.map((one) => ({
    ...one,
    rank: ranked.includes(one) ? 1 + ranked.filter(({ score }) => compare(score!, one.score!) > 0).length : null,
  }))
}

/** What a figure that cannot be said counts as; null by default. */
function zeroOf({ zeroDenominator }: EvaluationScheme): Exact | null {
  return zeroDenominator === 'full' ? exact(1) : zeroDenominator === 'zero' ? ZERO : null
}

function extra(extras: readonly SchemeExtra[], { values }: Member): Exact {
  return sum(
    extras.map(({ indicator, perUnit, most }) => {
      const value = values[indicator]
      return value ? lesser(exact(most), times(exact(perUnit), value)) : ZERO
    }),
  )
}

export type LabelId = 'advanced' | 'improving' | 'toRectify' | 'underGovernance'

const LEAST_RANKED = 5

/** 先进, 进步, 整改, 治理: the first k, the k greatest rises, the last k, the k highest repeat rates (domain §6.4). */
export function labelMembers(
  scored: readonly ScoredMember[],
  before: ReadonlyMap<string, Exact | null>,
  repeatRates: ReadonlyMap<string, Exact | null>,
): Map<string, LabelId[]> {
  const ranked = scored.filter(({ rank }) => rank !== null)
  const labels = new Map<string, LabelId[]>()
  if (ranked.length < LEAST_RANKED) return labels
  const k = Math.max(1, Math.floor(ranked.length / 10))
  const give = (label: LabelId, figures: { scope: string; figure: Exact }[]) => {
    const border = figures.toSorted((a, b) => compare(b.figure, a.figure))[k - 1]
    // All that are tied at the border get the label.
    for (const { scope, figure } of figures)
      if (!border || compare(figure, border.figure) >= 0) labels.set(scope, [...(labels.get(scope) ?? []), label])
  }
  const scores = ranked.map(({ scope, score }) => ({ scope, figure: score! }))
  give('advanced', scores)
  give(
    'improving',
    scores.flatMap(({ scope, figure }) => {
      const last = before.get(scope)
      const rise = last && minus(figure, last)
      return rise && rise.num > 0n ? [{ scope, figure: rise }] : []
    }),
  )
  give(
    'toRectify',
    scores.map(({ scope, figure }) => ({ scope, figure: minus(ZERO, figure) })),
  )
  give(
    'underGovernance',
    ranked.flatMap(({ scope }) => {
      const figure = repeatRates.get(scope)
      return figure && !isEqual(figure, ZERO) ? [{ scope, figure }] : []
    }),
  )
  return labels
}
