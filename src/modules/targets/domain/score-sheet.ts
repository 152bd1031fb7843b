import { type Exact, lesser, ONE, over, plus, sum, times, ZERO } from '#core/number/exact.ts'
import { roundExact } from '#core/number/round-exact.ts'
import { type Judgement, judgeTarget } from './judge-target.ts'
import type { Scheme } from './scheme.ts'
import type { Sheet, SheetBudget, SheetIndicator } from './sheet.ts'

/** A score before and after the one rounding, beside what the sheet prints. */
export interface Score {
  printed: Exact | null
  /** Not rounded; null where the sheet does not hold what it takes. */
  exact: Exact | null
  /** By the scheme's rule, once. */
  rounded: Exact | null
}

export interface ScoredIndicator extends Score {
  indicator: SheetIndicator
  weight: Exact | null
  judgement: Judgement
  /** The figures give no formula: the score is the reviewer's, within the band of its degree. */
  byReviewer: boolean
}

export interface ScoredSheet {
  id: string
  name: string | null
  execution: Score & { weight: Exact | null; rate: Exact | null }
  indicators: ScoredIndicator[]
  /** Execution and every item by the scheme. */
  total: Score
  /** Execution by the scheme and the items as the reviewer scored them: what a wrong execution score alone does to the total. */
  totalOfPrintedItems: Score
}

/**
 * Recomputes a sheet under its scheme (domain §7.1, §7.2). Execution: weight × min(1, executed ÷ budget) from the exact rate;
 * a number: by its formula; words: the printed score where it lies in the band of the degree, for that is the reviewer's.
 * A budget of zero gives no score. The total adds exact values and is rounded once.
 */
export function scoreSheet(sheet: Sheet, scheme: Scheme): ScoredSheet {
  const execution = scoreExecution(sheet.budget, scheme)
  const indicators = sheet.indicators.map((indicator) => scoreIndicator(indicator, scheme))
  const parts = partsOf(sheet, indicators)
  const whole = parts && execution.exact ? plus(execution.exact, sum(parts)) : null
  const given = printedItems(sheet)
  const mixed = given && execution.exact ? plus(execution.exact, sum(given)) : whole
  const { printed } = sheet.total
  return {
    id: sheet.id,
    name: sheet.name,
    execution,
    indicators,
    total: { printed, exact: whole, rounded: whole && round(whole, scheme) },
    totalOfPrintedItems: { printed, exact: mixed, rounded: mixed && round(mixed, scheme) },
  }
}

/** Groups where the form scores whole groups, else indicators; null where a cell is empty. */
export function printedItems({ scoreGroups, indicators }: Sheet): Exact[] | null {
  const loose = indicators.filter(({ scoreGroup }) => scoreGroup === null || scoreGroups.length === 0)
  const items = [...scoreGroups.map(({ score }) => score), ...loose.map(({ score }) => score)]
  return items.length > 0 && items.every((part): part is Exact => part !== null) ? items : null
}

export function scoreExecution(budget: SheetBudget | null, scheme: Scheme): ScoredSheet['execution'] {
  const weight = budget?.execution?.weight ?? scheme.executionWeight
  const rate = budget ? rateOf(budget) : null
  const points = weight && rate ? times(weight, lesser(ONE, rate)) : null
  return {
    weight,
    rate,
    printed: budget?.execution?.score ?? null,
    exact: points,
    rounded: points && round(points, scheme),
  }
}

/** executed ÷ budget as a fraction of one; null without both, and of a budget of zero. */
export function rateOf({ adjusted, executed }: Pick<SheetBudget, 'adjusted' | 'executed'>): Exact | null {
  return adjusted && executed ? over(executed, adjusted) : null
}

export function scoreIndicator(indicator: SheetIndicator, scheme: Scheme): ScoredIndicator {
  const weight = indicator.weight.value
  const judgement = judgeTarget(indicator)
  // Points that a sheet gives although its scheme has none are held against the formula all the same.
  const found = weight && (scheme.scored || indicator.score) ? pointsOf(indicator, weight, judgement, scheme) : null
  return {
    indicator,
    weight,
    judgement,
    printed: indicator.score,
    exact: found,
    rounded: found && round(found, scheme),
    byReviewer: judgement.share === null && found !== null,
  }
}

function pointsOf(
  indicator: SheetIndicator,
  weight: Exact,
  { verdict, share, direction, ratio }: Judgement,
  scheme: Scheme,
) {
  if (verdict === 'withdrawn') {
    if (scheme.withdrawn === 'full') return weight
    return scheme.withdrawn === 'zero' ? ZERO : null
  }
  if (share) {
    const isLiteral = direction === 'reverse' && scheme.reverseFormula === 'D/C-literal'
    return times(weight, isLiteral && ratio && ratio.num >= 0n ? lesser(ONE, ratio) : share)
  }
  return verdict === 'missing' || indicator.score === null ? null : lesser(weight, indicator.score)
}

/**
 * What the total adds besides execution: groups where the form scores whole groups, else indicators. A group is recomputed
 * where each of its members is; otherwise its printed score counts.
 */
function partsOf(sheet: Sheet, indicators: readonly ScoredIndicator[]): Exact[] | null {
  const parts: (Exact | null)[] = sheet.scoreGroups.map((group) => {
    const members = indicators.filter(({ indicator }) => indicator.scoreGroup === group.id)
    const points = members.flatMap((one) => (one.exact ? [one.exact] : []))
    return members.length > 0 && points.length === members.length ? sum(points) : group.score
  })
  const loose = indicators.filter(({ indicator }) => indicator.scoreGroup === null || sheet.scoreGroups.length === 0)
  for (const one of loose) if (one.judgement.verdict !== 'withdrawn' || one.exact) parts.push(one.exact ?? one.printed)
  return parts.every((part): part is Exact => part !== null) ? parts : null
}

const round = (value: Exact, { scoreRounding }: Scheme) => roundExact(value, scoreRounding.decimals, scoreRounding.how)
