import {
  compare,
  type Exact,
  HUNDRED,
  isLess,
  isMore,
  isZero,
  lesser,
  ONE,
  over,
  plus,
  times,
  ZERO,
} from '#core/number/exact.ts'
import { degreeInWords } from './degree-in-words.ts'
import { impliedDirection } from './implied-direction.ts'
import type { Operator, SheetIndicator, SheetValue } from './sheet.ts'

export type Direction = 'positive' | 'reverse' | 'equal'

/** What an actual value says about its target. */
export type Verdict =
  | 'met'
  | 'missed'
  /** In words: partly reached. */
  | 'partly'
  /** The target was struck in mid-year: a state of its own, not a target of zero. */
  | 'withdrawn'
  /** Nothing stands in the cell. */
  | 'missing'
  /** Words where a number was promised. */
  | 'notMeasured'
  /** A number in another unit than the target's. */
  | 'otherUnit'

export interface Judgement {
  verdict: Verdict
  /** Share of the weight that the formula of domain §7.1 gives, 0 to 1, exactly; null where no formula can. */
  share: Exact | null
  direction: Direction | null
  /** The form says which way is good; else it was told by the kind of indicator. */
  directionPrinted: boolean
  /** D ÷ C as it stands, of a measured result against a target that is not zero. */
  ratio: Exact | null
}

type Judged = Pick<SheetIndicator, 'level1' | 'level2' | 'level3' | 'target' | 'actual' | 'midYearAdjustment'>

/** Follows the printed operator; a bare number is taken the way its kind of indicator means it. */
export function judgeTarget(row: Judged): Judgement {
  const { target, actual } = row
  const [direction, directionPrinted] = directionOf(row)
  const given = (verdict: Verdict, share: Exact | null = null, ratio: Exact | null = null): Judgement => ({
    verdict,
    share,
    direction,
    directionPrinted,
    ratio,
  })
  if (isWithdrawn(row)) return given('withdrawn')
  if (actual.kind === 'missing') return given('missing')
  if (target.kind === 'quantitative') {
    if (actual.kind !== 'quantitative') return given('notMeasured')
    const goal = goalOf(row)
    const done = goal && resultOf(actual, target, goal.unit)
    if (!goal || !done) return given('notMeasured')
    if (goal.unit !== done.unit && goal.unit !== '' && done.unit !== '') return given('otherUnit')
    const share = isSameBound(target, actual, goal.value, done.value)
      ? ONE
      : shareOf(target.op ?? '=', direction ?? 'equal', goal.value, done.value, directionPrinted)
    return given(isLess(share, ONE) ? 'missed' : 'met', share, over(done.value, goal.value))
  }
  if (target.kind === 'reference') return given(actual.kind === 'quantitative' ? 'otherUnit' : 'met')
  return given(degreeOf(target, actual))
}

export function isWithdrawn({ target, midYearAdjustment }: Pick<Judged, 'target' | 'midYearAdjustment'>): boolean {
  if (!midYearAdjustment) return false
  const { adjustedTarget, delta } = midYearAdjustment
  if (target.value && isZero(target.value)) return false
  if (adjustedTarget) return isZero(adjustedTarget)
  return Boolean(delta && target.value && delta.num === -target.value.num && delta.den === target.value.den)
}

/** Way that is good, and whether the form itself says so. */
export function directionOf({
  level1,
  level2,
  level3,
  target,
}: Pick<Judged, 'level1' | 'level2' | 'level3' | 'target'>): [Direction | null, boolean] {
  if (target.kind !== 'quantitative') return [null, true]
  if (target.op === '>=' || target.op === '>') return ['positive', true]
  if (target.op === '<=' || target.op === '<') return ['reverse', true]
  if (/[=＝]|等于/.test(target.printed ?? '')) return ['equal', true]
  return [impliedDirection({ level1, level2, level3, target }), false]
}

/** The target as changed in the middle of the year: C = A + B (domain §7.1). */
function goalOf({ target, midYearAdjustment }: Judged): { value: Exact; unit: string } | null {
  const first = baseOf(target)
  const { adjustedTarget, delta } = midYearAdjustment ?? { adjustedTarget: null, delta: null }
  const changed = adjustedTarget ?? (delta && target.value ? plus(target.value, delta) : null)
  if (!first || !changed) return first
  const scale = target.value && over(first.value, target.value)
  return { value: scale ? times(changed, scale) : changed, unit: first.unit }
}

/** A bare number is meant in the target's unit; one between 0 and 1 against a percentage is a share of one. */
function resultOf(actual: SheetValue, target: SheetValue, unit: string): { value: Exact; unit: string } | null {
  const done = baseOf(actual)
  if (done === null) return null
  if (done.unit !== '' || unit === '') return done
  const isShareOfOne = unit === '%' && done.value.num > 0n && done.value.num < done.value.den
  const scale = target.value && target.canonical ? over(target.canonical.value, target.value) : null
  return { value: times(done.value, isShareOfOne ? HUNDRED : (scale ?? ONE)), unit }
}

function baseOf(value: SheetValue): { value: Exact; unit: string } | null {
  if (value.canonical) return value.canonical
  return value.value ? { value: value.value, unit: value.unit ?? '' } : null
}

/** An actual that repeats the strict bound of its target ("> 0%") is scored as reached, and marked as no measure elsewhere. */
const isSameBound = (target: SheetValue, actual: SheetValue, goal: Exact, done: Exact): boolean =>
  actual.op !== undefined && actual.op === target.op && compare(goal, done) === 0

/** positive D/C, reverse C/D, equal the smaller of both; never above one (domain §7.1). */
function shareOf(op: Operator, direction: Direction, goal: Exact, done: Exact, printed: boolean): Exact {
  if (reaches(printed ? op : IMPLIED[direction], done, goal)) return ONE
  // No proportion with a target or a result below zero, nor against a target of nothing.
  if (goal.num <= 0n || done.num < 0n) return ZERO
  const up = over(done, goal) ?? ZERO
  const down = over(goal, done) ?? ZERO
  if (direction === 'positive') return lesser(ONE, up)
  return lesser(ONE, direction === 'reverse' ? down : lesser(up, down))
}

const IMPLIED: Record<Direction, Operator> = { positive: '>=', reverse: '<=', equal: '=' }

/** A strict bound that is just touched counts as reached by the formula (w × D/C = w), but for `> 0`. */
function reaches(op: Operator, done: Exact, goal: Exact): boolean {
  if (op === '=') return compare(done, goal) === 0
  if (op === '>=' || op === '>') return op === '>' && isZero(goal) ? isMore(done, goal) : !isLess(done, goal)
  return !isMore(done, goal)
}

const degreeOf = (target: SheetValue, actual: SheetValue): Verdict =>
  degreeInWords(target.text ?? target.printed ?? '', actual.text ?? actual.printed ?? '').degree
