import { type Exact, exact, isLess, minus, times } from '#core/number/exact.ts'
import { exactText, readExactText } from './exact-text.ts'
import { figureValue } from './figure-value.ts'
import { figuresOfMember } from './figures-of-member.ts'
import { labelMembers } from './label-members.ts'
import { type ScoredMember, type ScoredTerm, scoreMembers } from './score-members.ts'
import type { OutcomeMember, OutcomeTerm, SheetInputs, SheetOutcome } from './sheet.ts'

const REPEAT_RATE = 'repeatRate'

/** Scores, ranks and labels of a sheet from what is stored with it: the same inputs give the same digits for ever. */
export function reckonSheet(inputs: SheetInputs): SheetOutcome {
  const { scheme, withdrawn, before } = inputs
  const indicators = new Map(inputs.indicators.map((one) => [one.id, one]))
  const figures = new Map(inputs.members.map((member) => [member.scope, figuresOfMember(inputs, member)]))
  const exactFigure = (scope: string, id: string): Exact | null => {
    const indicator = indicators.get(id)
    const own = figures.get(scope)!
    return indicator
      ? figureValue(
          indicator,
          (one) => own.get(one),
          (one) => indicators.get(one),
        )
      : null
  }
  const ids = [...scheme.terms, ...scheme.bonus, ...scheme.deduction].map(({ indicator }) => indicator)
  const scored = scoreMembers(
    scheme,
    inputs.members.map(({ scope }) => ({
      scope,
      sample: sizeOf(figures.get(scope)!.get(scheme.sampleOf)),
      values: Object.fromEntries(ids.map((id) => [id, exactFigure(scope, id)])),
    })),
    (id) => indicators.get(id)?.direction ?? 'neutral',
    new Set(withdrawn.map(({ indicator }) => indicator)),
  )
  const last = new Map(Object.entries(before?.members ?? {}).map(([scope, { score }]) => [scope, exactOf(score)]))
  const repeats = new Map(
    inputs.members.map(({ scope }) => {
      const isLarge = sizeOf(figures.get(scope)!.get(REPEAT_RATE)) >= scheme.smallSample
      return [scope, isLarge ? exactFigure(scope, REPEAT_RATE) : null]
    }),
  )
  const labels = labelMembers(scored, last, repeats)
  const members = scored.map((one): OutcomeMember => {
    const earlier = last.get(one.scope)
    return {
      scope: one.scope,
      sample: one.sample,
      terms: one.terms.map(outcomeTerm),
      bonus: exactText(one.bonus),
      deduction: exactText(one.deduction),
      score: textOf(one.score),
      rank: one.rank,
      labels: labels.get(one.scope) ?? [],
      change: one.score && earlier ? exactText(minus(one.score, earlier)) : null,
    }
  })
  const place = new Map(inOrder(scored).map(({ scope }, at) => [scope, at]))
  return {
    members: members.toSorted((a, b) => place.get(a.scope)! - place.get(b.scope)!),
    ranked: members.filter(({ rank }) => rank !== null).length,
  }
}

const textOf = (value: Exact | null) => value && exactText(value)
const exactOf = (text: string | null) => (text === null ? null : readExactText(text))

/** How many cases, orders or call-backs stand behind a figure. */
export function sizeOf(figure: { n: string | null; d: string | null } | undefined): number {
  const { num, den } = readExactText(figure?.d ?? figure?.n ?? '0')
  return Number(num / den)
}

function outcomeTerm({ indicator, value, part, carried }: ScoredTerm): OutcomeTerm {
  return {
    indicator,
    value: textOf(value),
    part: textOf(part),
    carried: textOf(carried),
    points: part && carried ? exactText(times(part, carried)) : null,
  }
}

/** Ranked ones first, then by score; those of equal standing as they were given. */
function inOrder(scored: readonly ScoredMember[]): ScoredMember[] {
  const least = exact(-1)
  return scored.toSorted((a, b) => {
    if (a.rank !== null || b.rank !== null)
      return (a.rank ?? Number.MAX_SAFE_INTEGER) - (b.rank ?? Number.MAX_SAFE_INTEGER)
    const [one, other] = [a.score ?? least, b.score ?? least]
    return isLess(other, one) ? -1 : isLess(one, other) ? 1 : 0
  })
}
