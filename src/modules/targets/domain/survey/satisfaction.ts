import { type Exact, exact, HUNDRED, over, sum, times, ZERO } from '#core/number/exact.ts'
import { choicesOf, type Formula, type QuestionKind } from './survey.ts'

export interface Satisfaction {
  /** Those who answered the question. */
  n: number
  /** Of them counted as satisfied; null for a mean. */
  satisfied: number | null
  /** From 0 to 1, exact. */
  share: Exact
  percent: Exact
}

/** The figure of a survey from the counts of its question; null where nobody answered. */
export function satisfactionOf(
  kind: QuestionKind,
  counts: Readonly<Record<string, number>>,
  formula: Formula,
): Satisfaction | null {
  const choices = choicesOf(kind)
  const countOf = (choice: string) => counts[choice] ?? 0
  const n = choices.reduce((all, choice) => all + countOf(choice), 0)
  if (n === 0) return null
  const satisfied = choices.filter((choice) => formula.satisfied.includes(choice))
  const taken = satisfied.reduce((all, choice) => all + countOf(choice), 0)
  const points = sum(
    choices.map((choice) => times(exact(choice === 'yes' || choice === 'no' ? '0' : choice), exact(countOf(choice)))),
  )
  const share = formula.kind === 'mean' ? over(points, exact(5 * n)) : over(exact(taken), exact(n))
  return {
    n,
    satisfied: formula.kind === 'mean' ? null : taken,
    share: share ?? ZERO,
    percent: times(share ?? ZERO, HUNDRED),
  }
}
