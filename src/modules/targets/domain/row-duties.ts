import type { Title } from '#core/module-card.ts'
import { type Exact, exact, isLess, isMore, isZero, minus, ONE, over, sizeOf } from '#core/number/exact.ts'
import type { ScoredIndicator } from './score-sheet.ts'

/** What a row owes beside its figure (财预〔2020〕10号; domain §7.1). */
export interface RowDuties {
  /** Points are lost: why, and what is done about it. */
  reason: boolean
  /** Reached by far more, or far less, than was asked: was the target too low? */
  offTarget: boolean
  /** Why the value counts as no measurement; null where it is one. */
  notMeasured: Title | null
}

const FAR_OFF = exact('0.3')

export function rowDuties(row: ScoredIndicator): RowDuties {
  const { judgement, exact: points, weight, indicator } = row
  if (judgement.verdict === 'withdrawn') return { reason: false, offTarget: false, notMeasured: null }
  const lost = points !== null && weight !== null && isLess(points, weight)
  const unscoredMiss = points === null && ['missed', 'partly'].includes(judgement.verdict)
  const off = deviationOf(row)
  return {
    reason: lost || unscoredMiss,
    offTarget: !lost && !unscoredMiss && off !== null && isMore(sizeOf(off), FAR_OFF),
    notMeasured: notMeasured(judgement.verdict, indicator.actual.boundOnly ?? false),
  }
}

/** D ÷ C − 1; null where either is no number, and for a target of zero. */
export function deviationOf({ indicator: { target, actual }, judgement }: ScoredIndicator): Exact | null {
  if (judgement.share === null || actual.boundOnly) return null
  const [goal, done] = [target.canonical?.value ?? target.value, actual.canonical?.value ?? actual.value]
  if (!goal || !done || isZero(goal)) return null
  const ratio = over(done, goal)
  return ratio && minus(ratio, ONE)
}

function notMeasured(verdict: ScoredIndicator['judgement']['verdict'], boundOnly: boolean): Title | null {
  if (boundOnly)
    return {
      zh: '未计量：只是重复目标的界限，没有测得的数值。请填实际数值，如 96.4%',
      en: 'Not measured: it only repeats the bound. Give the measured value.',
    }
  if (verdict === 'notMeasured')
    return {
      zh: '未计量：目标是数值，这里是文字。请填数字和单位',
      en: 'Not measured: words for a number. Give a number with its unit.',
    }
  if (verdict === 'otherUnit')
    return {
      zh: '未计量：单位与目标不同，无法比较。请按目标的单位填写',
      en: 'Not measured: another unit than the target’s. Use the unit of the target.',
    }
  return null
}
