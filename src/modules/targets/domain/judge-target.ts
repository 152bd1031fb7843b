import { compare, type Exact, isLess, isMore, isZero, lesser, ONE, over, ZERO } from '#core/number/exact.ts'
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
}

type Judged = Pick<SheetIndicator, 'level1' | 'level2' | 'level3' | 'target' | 'actual' | 'midYearAdjustment'>

const REVERSE_NAMES =
  /成本|费用|故障率|故障重复|差错|错误率|投诉率|投诉数|投诉量|事故|流动率|时间|时长|响应|超支|逾期|延误|退单/
const REVERSE_UNITS = ['分钟', '小时', '秒', '自然日', '工作日', '元', '万元']

/** Follows the printed operator; a bare number is taken the way its kind of indicator means it. */
export function judgeTarget(row: Judged): Judgement {
  const { target, actual } = row
  const [direction, directionPrinted] = directionOf(row)
  const given = (verdict: Verdict, share: Exact | null = null): Judgement => ({
    verdict,
    share,
    direction,
    directionPrinted,
  })
  if (isWithdrawn(row)) return given('withdrawn')
  if (actual.kind === 'missing') return given('missing')
  if (target.kind === 'quantitative') {
    if (actual.kind !== 'quantitative') return given('notMeasured')
    const [goal, done] = [baseOf(target), baseOf(actual)]
    if (!goal || !done) return given('notMeasured')
    if (goal.unit !== done.unit && goal.unit !== '' && done.unit !== '') return given('otherUnit')
    const share = isSameBound(target, actual, goal.value, done.value)
      ? ONE
      : shareOf(target.op ?? '=', direction ?? 'equal', goal.value, done.value, directionPrinted)
    return given(isLess(share, ONE) ? 'missed' : 'met', share)
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
  const isReverse =
    level1 === '成本指标' ||
    level2?.includes('成本') ||
    REVERSE_UNITS.includes(target.unit ?? '') ||
    REVERSE_NAMES.test(level3 ?? '')
  return [isReverse ? 'reverse' : 'positive', false]
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

const NOT_REACHED = /未(?!来)|没有|无法|不(?!断|少于|超过|低于|高于)|尚无|较差/
const PARTLY = /基本|部分|持平|较(?!差)|有待|一般|进行中|推进中|接近/

/** A degree in words: the target's own words, or stronger ones, are reached. */
function degreeOf(target: SheetValue, actual: SheetValue): Verdict {
  const [wanted, said] = [plain(target), plain(actual)]
  if (wanted === said || (wanted !== '' && said.includes(wanted)))
    return PARTLY.test(without(said, wanted)) ? 'partly' : 'met'
  const rest = without(said, wanted)
  if (NOT_REACHED.test(rest) && !NOT_REACHED.test(wanted)) return 'missed'
  if (PARTLY.test(rest) && !PARTLY.test(wanted)) return 'partly'
  return 'met'
}

const plain = ({ text, printed }: SheetValue): string => (text ?? printed ?? '').replace(/\s/g, '')
const without = (said: string, wanted: string): string => (wanted === '' ? said : said.replaceAll(wanted, ''))
