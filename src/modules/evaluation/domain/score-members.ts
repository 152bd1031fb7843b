import { compare, type Exact, exact, greater, lesser, minus, over, plus, sum, times, ZERO } from '#core/number/exact.ts'
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
  /** From 0 to 1; null without a value, or withdrawn: its weight goes to the others. */
  part: Exact | null
  /** The weight that it carries here, all together the weights' sum. */
  carried: Exact | null
}

export interface ScoredMember {
  scope: string
  sample: number
  terms: readonly ScoredTerm[]
  bonus: Exact
  deduction: Exact
  /** Before floor and cap; null where no term has a value. */
  exact: Exact | null
  score: Exact | null
  /** 1-2-2-4 by the unrounded score; null for a small sample or no score. */
  rank: number | null
}

/**
 * Scores and ranks one peer group (domain §6.4); nothing is rounded. `directionOf` answers for an indicator's id;
 * `withdrawn` are indicators that no longer score anybody.
 */
export function scoreMembers(
  scheme: EvaluationScheme,
  members: readonly Member[],
  directionOf: (indicator: string) => Direction,
  withdrawn: ReadonlySet<string> = new Set(),
): ScoredMember[] {
  const lowersMost = scheme.withdrawnWeight === 'lowerMost'
  const whole = weightOf(scheme.terms.filter(({ indicator }) => !(lowersMost && withdrawn.has(indicator))))
  const large = members.filter(({ sample }) => sample >= scheme.smallSample)
  const peersOf = new Map(
    scheme.terms.map(({ indicator }) => [indicator, large.flatMap(({ values }) => values[indicator] ?? [])]),
  )
  const scored = members.map((member) => {
    const terms = scheme.terms.map((term): Omit<ScoredTerm, 'carried'> => {
      if (withdrawn.has(term.indicator))
        return { ...bare(term), value: member.values[term.indicator] ?? null, part: null }
      const value = member.values[term.indicator] ?? zeroOf(scheme)
      const part = value && scorePart(term, directionOf(term.indicator), value, peersOf.get(term.indicator)!)
      return { ...bare(term), value, part }
    })
    const carriedBy = over(whole, weightOf(terms.filter(({ part }) => part)))
    const carried = terms.map((term) => ({
      ...term,
      carried: term.part && carriedBy ? times(exact(term.weight), carriedBy) : null,
    }))
    const points =
      carriedBy && sum(carried.flatMap(({ part, carried: weight }) => (part && weight ? [times(part, weight)] : [])))
    const [bonus, deduction] = [extra(scheme.bonus, member), extra(scheme.deduction, member)]
    const full = points && minus(plus(points, bonus), deduction)
    return {
      scope: member.scope,
      sample: member.sample,
      terms: carried,
      bonus,
      deduction,
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

const weightOf = (terms: readonly { weight: number }[]) => exact(terms.reduce((total, { weight }) => total + weight, 0))
const bare = ({ indicator, weight }: { indicator: string; weight: number }) => ({ indicator, weight })

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
