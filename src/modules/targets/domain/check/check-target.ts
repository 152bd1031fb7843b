import { type Exact, exact, isMore, isZero } from '#core/number/exact.ts'
import { toText } from '#core/number/round-exact.ts'
import { directionOf } from '../judge-target.ts'
import type { MoneyUnit, SheetIndicator } from '../sheet.ts'
import { inUnit } from './check-budget.ts'
import type { FindingKind, Severity } from './finding.ts'

export interface TargetFinding {
  kind: FindingKind
  severity: Severity
  text: string
}

interface Money {
  amount: Exact
  unit: MoneyUnit
}

/** Money against which a ceiling is held; null where none is known yet. */
export interface TargetContext {
  budget: Money | null
  contractPrice: Money | null
}

type Row = Pick<SheetIndicator, 'level1' | 'level2' | 'level3' | 'target'>

const BEYOND_RATE = exact(400)
const WHOLE = exact(100)
/** Shares of a whole: nothing above 100 % exists. */
const SHARE_NAMES =
  /满意|合格率|完成率|达标率|办结率|及时率|准确率|接通率|覆盖率|正常(运行|使用|运转)率|出席率|出勤率|立案率|接听率/
const MONEY = ['元', '万元']
const VAGUE = /^(达标|合格|正常|及时|良好|完成|较好|一般|按要求|按规定)?$/

/**
 * A target that nobody can miss, reach, measure or decide (for refusal when it is set, and for review of published sheets).
 * `error`: it cannot stand; `warning` and `note`: it should be thought over.
 */
export function checkTarget(row: Row, { budget, contractPrice }: TargetContext): TargetFinding[] {
  const { target } = row
  if (target.kind === 'missing') return [found('empty-target', 'warning', '没有写目标值。')]
  if (target.kind === 'qualitative') return checkWords(row)
  if (target.kind === 'reference') return []
  const value = target.canonical?.value ?? target.value
  if (!value) return [found('empty-target', 'warning', `目标“${target.printed}”里没有数。`)]
  const unit = target.canonical?.unit ?? target.unit ?? ''
  const [direction] = directionOf(row)
  return [
    ...checkReach(row, direction, value, unit),
    ...checkMoney(row, direction, { amount: value, unit: '元' }, unit, budget, contractPrice),
  ]
}

function checkReach({ target, level3 }: Row, direction: string | null, value: Exact, unit: string): TargetFinding[] {
  const text = target.printed ?? ''
  if (direction === 'positive' && target.op === '>=' && value.num <= 0n)
    return [found('empty-target', 'error', `目标${text}不可能完不成，等于没有目标。请写一个可能达不到的数。`)]
  if (direction === 'reverse' && (target.op === '<=' || target.op === '<') && value.num < 0n)
    return [found('impossible-target', 'error', `目标${text}小于零，不可能达成。`)]
  if (target.op === '<' && isZero(value))
    return [found('impossible-target', 'error', `目标${text}小于零，不可能达成。`)]
  if (unit !== '%') return []
  if (
    direction === 'reverse' &&
    (target.op === '<=' || target.op === '<') &&
    !isMore(WHOLE, value) &&
    SHARE_NAMES.test(level3 ?? '')
  )
    return [found('empty-target', 'error', `目标${text}不可能超过，等于没有目标。`)]
  if (direction === 'reverse') return []
  if (!isMore(BEYOND_RATE, value))
    return [found('impossible-target', 'error', `比率目标${text}不可能达成。请核对是否写错单位。`)]
  if (isMore(value, WHOLE) && SHARE_NAMES.test(level3 ?? ''))
    return [found('impossible-target', 'error', `${level3}最多100%，目标${text}不可能达成。`)]
  if (isMore(value, WHOLE)) return [found('impossible-target', 'warning', `比率目标${text}超过100%，请核对口径。`)]
  return []
}

function checkMoney(
  { target, level1, level2 }: Row,
  direction: string | null,
  { amount }: Money,
  unit: string,
  budget: Money | null,
  contractPrice: Money | null,
): TargetFinding[] {
  const isCost = level1 === '成本指标' || Boolean(level2?.includes('成本'))
  if (direction !== 'reverse' || !MONEY.includes(unit)) return []
  if (amount.num <= 0n && isCost)
    return [found('impossible-target', 'error', `成本上限${target.printed}不大于零，不可能达成。`)]
  const ceiling = inUnit(amount, unit === '万元' ? '万元' : '元', '元')
  const limit = budget && inUnit(budget.amount, budget.unit, '元')
  if (limit && isMore(ceiling, limit))
    return [
      found(
        'target-above-budget',
        'warning',
        `上限${target.printed}高于预算${toText(budget!.amount)}${budget!.unit}，不花超预算就不会超过它。`,
      ),
    ]
  const price = contractPrice && inUnit(contractPrice.amount, contractPrice.unit, '元')
  if (price && isMore(ceiling, price))
    return [
      found(
        'target-above-budget',
        'note',
        `上限${target.printed}高于合同价款${toText(contractPrice!.amount)}${contractPrice!.unit}。`,
      ),
    ]
  return []
}

function checkWords({ target, level2 }: Row): TargetFinding[] {
  const words = (target.text ?? target.printed ?? '').replace(/\s/g, '')
  if (words === '' || /^(无|\/|-|—)$/.test(words)) return [found('empty-target', 'warning', '没有写目标值。')]
  if (UNSIZED.test(words)) return [found('target-not-measurable', 'warning', `目标“${words}”没有写明多少，无法衡量。`)]
  if (level2 === '数量指标' && VAGUE.test(words))
    return [found('target-not-measurable', 'warning', `数量指标的目标“${words}”没有数，无法衡量。`)]
  if (level2 === '数量指标' && !/[\d一二两三四五六七八九十百千万]/.test(words))
    return [found('target-not-measurable', 'note', `数量指标的目标“${words}”没有数。`)]
  return []
}

/** An amount is promised and none is named. */
const UNSIZED = /^(若干|适量|一定(数量|比例|程度)?|按需|据实|视情况?|根据(实际|需要|情况)|不定)|(若干|适量)/

const found = (kind: FindingKind, severity: Severity, text: string): TargetFinding => ({ kind, severity, text })
