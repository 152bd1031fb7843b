import { type Exact, findExact, isEqual, isMore } from '#core/number/exact.ts'
import type { IndicatorDefinition } from '#modules/indicators/contract.ts'
import type { PeerGroup } from './peer-group.ts'
import type { EvaluationScheme, SchemeTerm } from './scheme.ts'

export interface SchemeProblem {
  /** The indicator that it is about; null for the scheme as a whole. */
  indicator: string | null
  zh: string
  en: string
}

const ALL_WEIGHTS = 100
const DAY = /^\d{4}-\d{2}-\d{2}$/

const read = (value: number | string | undefined): Exact | null =>
  value === undefined || (typeof value === 'number' && !Number.isSafeInteger(value)) ? null : findExact(String(value))

/** What is wrong with a scheme; it holds only when nothing is. */
export function checkScheme(
  scheme: Omit<EvaluationScheme, 'version'>,
  indicators: ReadonlyMap<string, IndicatorDefinition>,
  groups: readonly PeerGroup[],
): SchemeProblem[] {
  const problems: SchemeProblem[] = []
  const say = (indicator: string | null, zh: string, en: string) => problems.push({ indicator, zh, en })
  const sum = scheme.terms.reduce((total, { weight }) => total + weight, 0)
  if (sum !== ALL_WEIGHTS)
    say(null, `权重合计 ${sum}，应为 ${ALL_WEIGHTS}。请调整各项权重。`, `Weights come to ${sum}; they must be 100.`)
  if (scheme.floor >= scheme.cap) say(null, '最低分应小于最高分。', 'The floor must lie below the cap.')
  const sample = indicators.get(scheme.sampleOf)
  if (!sample) say(null, `没有样本指标“${scheme.sampleOf}”。请另选。`, `There is no indicator ${scheme.sampleOf}.`)
  else if (sample.form === 'combination')
    say(null, `“${sample.zh}”是合成指标，没有分母，不能作样本指标。`, `${sample.en} has no denominator.`)
  if (scheme.peerGroups.length === 0) say(null, '至少选一个排名分组。', 'Choose at least one peer group.')
  for (const id of scheme.peerGroups)
    if (!groups.some((group) => group.id === id)) say(null, `没有排名分组“${id}”。`, `There is no peer group ${id}.`)
  const seen = new Set<string>()
  for (const term of scheme.terms) {
    const { indicator } = term
    if (seen.has(indicator)) say(indicator, '同一指标列了两次。请删去一项。', 'This indicator stands there twice.')
    seen.add(indicator)
    checkTerm(term, indicators.get(indicator), (zh, en) => say(indicator, zh, en))
  }
  if (scheme.terms.every(({ withdrawn }) => withdrawn))
    say(null, '各项都已停用，无从计分。', 'All indicators are withdrawn: nothing is left to score.')
  for (const { indicator, perUnit, most } of [...scheme.bonus, ...scheme.deduction]) {
    if (!indicators.has(indicator)) say(indicator, `没有指标“${indicator}”。`, `There is no indicator ${indicator}.`)
    if (!isPositive(perUnit) || !isPositive(most))
      say(indicator, '加减分的每件分值和上限应为正数。', 'Points for each and their limit must be above zero.')
  }
  return problems
}

const isPositive = (value: number | string | undefined) => (read(value)?.num ?? 0n) > 0n

type Say = (zh: string, en: string) => void

function checkTerm(term: SchemeTerm, indicator: IndicatorDefinition | undefined, say: Say): void {
  const { weight, withdrawn } = term
  if (!Number.isSafeInteger(weight) || weight <= 0) say('权重应为正整数。', 'A weight must be a whole number above 0.')
  if (withdrawn && (!DAY.test(withdrawn.from) || withdrawn.why.trim() === ''))
    say('停用须写明起始日期和理由。', 'Withdrawing needs a day and a reason.')
  if (!indicator) {
    // What no longer exists stays on the scheme as withdrawn.
    if (!withdrawn) say('没有这个指标。请停用或删去。', 'There is no such indicator. Withdraw or remove it.')
    return
  }
  const needsDirection = term.function === 'ratio' || term.function === 'minmax' || term.function === 'threshold'
  if (indicator.direction === 'neutral' && needsDirection)
    say(
      `“${indicator.zh}”没有好坏方向，请用分段或按件扣分。`,
      `${indicator.en} has no direction: use band or per unit.`,
    )
  switch (term.function) {
    case 'ratio':
      if (term.scale !== undefined && !isPositive(term.scale)) say('满分值应为正数。', 'The scale must be above zero.')
      return
    case 'threshold': {
      const [target, floor] = [read(term.target), read(term.floor)]
      if (!target || !floor || isEqual(target, floor))
        say('须写目标值和零分值，且两者不同。', 'Target and floor are needed and must differ.')
      else if (indicator.direction === 'higher' ? isMore(floor, target) : isMore(target, floor))
        say('目标值与零分值的方向和指标相反。', 'Target and floor run against the direction of the indicator.')
      return
    }
    case 'deductPerUnit':
      if (!isPositive(term.perUnit)) say('每件扣分应为正数。', 'The deduction for each must be above zero.')
      return
    case 'band': {
      const points = (term.points ?? []).map(([at, score]) => [read(at), read(score)] as const)
      const isRising = points.every(([at], index) => {
        const last = points[index - 1]?.[0]
        return index === 0 || (at && last && isMore(at, last))
      })
      if (points.length < 2 || !isRising || points.some(([at, score]) => !at || !score))
        say('分段至少两点，指标值递增，得分为 0 到 1 的数。', 'A band needs two points or more, figures rising.')
      else if (points.some(([, score]) => score!.num < 0n || score!.num > score!.den))
        say('分段的得分应在 0 到 1 之间。', 'Scores of a band lie between 0 and 1.')
    }
  }
}
