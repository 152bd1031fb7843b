import {
  type Exact,
  exact,
  findExact,
  HUNDRED,
  isEqual,
  isLess,
  isMore,
  isZero,
  lesser,
  minus,
  over,
  plus,
  sizeOf,
  sum,
  times,
} from '#core/number/exact.ts'
import { decimalsOf, roundExact, toFixedText, toText } from '#core/number/round-exact.ts'
import type { Scheme } from '../scheme.ts'
import { rateOf, scoreExecution } from '../score-sheet.ts'
import type { Sheet, SheetBudget } from '../sheet.ts'
import type { Finding, FindingKind, FindingValue, Severity } from './finding.ts'
import { hasReason } from './reasons.ts'
import { roundingTail } from './rounding-tail.ts'

const LOW_RATE = exact('0.8')
const LARGE_CUT = exact('0.5')
const LAST_DIGIT = exact('0.01')
/** A score may be printed with fewer decimals; what lies further off than this is more than brevity. */
const BREVITY = exact('0.05')

/** The budget block of one sheet: rate, score, balance, sources, and what has to be explained. */
export function checkBudget(sheet: Sheet, scheme: Scheme, hasAdjustments: boolean): Finding[] {
  const { budget } = sheet
  if (!budget) return []
  const found = (
    kind: FindingKind,
    severity: Severity,
    printed: FindingValue,
    recomputed: FindingValue,
    text: string,
  ): Finding => ({ project: sheet.id, indicator: null, kind, severity, where: 'budget', printed, recomputed, text })
  return [
    ...checkRate(budget, found),
    ...checkScore(budget, scheme, found),
    ...(hasAdjustments || budget.adjustment ? checkBalance(budget, found) : []),
    ...checkSources(sheet, budget, found),
    ...(hasReason(sheet) ? [] : checkUnexplained(budget, found)),
  ]
}

type Found = (
  kind: FindingKind,
  severity: Severity,
  printed: FindingValue,
  recomputed: FindingValue,
  text: string,
) => Finding

function checkRate(budget: SheetBudget, found: Found): Finding[] {
  const { adjusted, executed, executionRate } = budget
  const percent = executionRate.percent
  if (percent === null || !adjusted) return []
  if (isZero(adjusted))
    return [
      found(
        'division-by-zero',
        // 0 % of nothing misleads nobody.
        isZero(percent) ? 'warning' : 'error',
        executionRate.printed,
        null,
        `预算为0，执行率无从计算，却填${executionRate.printed}。`,
      ),
    ]
  if (!executed) return []
  const right = times(HUNDRED, rateOf(budget)!)
  const places = decimalsOf(percent) ?? 2
  const printedPlaces = placesOf(executionRate.printed, percent) ?? places
  const recomputed = `${toFixedText(right, printedPlaces)}%`
  if (isEqual(roundExact(right, printedPlaces), percent)) {
    if (!isMore(executed, adjusted)) return []
    return [
      found(
        'implausible',
        'warning',
        executionRate.printed,
        null,
        `执行数${toText(executed)}超过预算${toText(adjusted)}${budget.unit}。`,
      ),
    ]
  }
  return [
    found(
      'execution-rate',
      'error',
      executionRate.printed,
      recomputed,
      `执行率应为${toText(executed)}÷${toText(adjusted)}=${recomputed}，表上填${executionRate.printed}${otherRounding(right, percent, printedPlaces)}。`,
    ),
  ]
}

function checkScore(budget: SheetBudget, scheme: Scheme, found: Found): Finding[] {
  const { printed, exact: right, weight } = scoreExecution(budget, scheme)
  if (printed && !right && !isZero(printed))
    return [
      found(
        'score-not-derivable',
        'warning',
        printed,
        null,
        `预算或执行数空着或为零，执行得分${toText(printed)}无从推出。`,
      ),
    ]
  if (!printed || !right || !weight || !budget.adjusted || !budget.executed) return []
  const rounded = roundExact(right, 2)
  if (isEqual(rounded, printed)) return []
  const off = sizeOf(minus(rounded, printed))
  const places = decimalsOf(printed) ?? 2
  const isBrief = places < 2 && isEqual(roundExact(right, places), printed)
  const severity = isBrief ? (isMore(off, BREVITY) ? 'warning' : 'note') : isMore(off, LAST_DIGIT) ? 'error' : 'warning'
  const sum = `${toText(weight)}×${toText(budget.executed)}÷${toText(budget.adjusted)}=${toFixedText(right, 4)}`
  return [
    found(
      'execution-score',
      severity,
      printed,
      rounded,
      `执行得分应为${sum}，四舍五入两位得${toFixedText(right, 2)}，表上填${toText(printed)}${whyScore(budget, weight, right, printed)}。`,
    ),
  ]
}

/** What other way of reckoning gives the printed score. */
function whyScore(budget: SheetBudget, weight: Exact, right: Exact, printed: Exact): string {
  const percent = budget.executionRate.percent
  const twice = percent && over(times(weight, lesser(HUNDRED, percent)), HUNDRED)
  if (twice && isEqual(roundExact(twice, decimalsOf(printed) ?? 2), printed)) return '，是按已经取整的执行率再算的'
  return otherRounding(right, printed, decimalsOf(printed) ?? 2)
}

function otherRounding(right: Exact, printed: Exact, places: number): string {
  if (isEqual(roundExact(right, places, 'halfUp'), printed)) return `，只保留了${places}位小数`
  if (isEqual(roundExact(right, places, 'down'), printed)) return '，是舍去而非四舍五入'
  if (isEqual(roundExact(right, places, 'up'), printed)) return '，是进位而非四舍五入'
  return ''
}

function checkBalance({ initial, adjustment, adjusted, unit }: SheetBudget, found: Found): Finding[] {
  if (!initial || !adjusted) return []
  const right = adjustment ? plus(initial, adjustment) : initial
  if (isEqual(right, adjusted)) return []
  return [
    found(
      'budget-balance',
      roundingTail(right, adjusted) ? 'note' : adjustment ? 'error' : 'warning',
      adjusted,
      right,
      `年初${toText(initial)}＋追加${toText(adjustment ?? exact(0))}=${toText(right)}${unit}，小计填${toText(adjusted)}。`,
    ),
  ]
}

function checkSources({ funding }: Sheet, budget: SheetBudget, found: Found): Finding[] {
  const { composition, adjusted, unit } = budget
  const findings: Finding[] = []
  for (const [field, zh] of [
    ['initial', '年初预算'],
    ['adjusted', '全年预算'],
    ['executed', '执行数'],
  ] as const) {
    const parts = composition.flatMap((part) => (part[field] ? [part[field]] : []))
    const whole = budget[field]
    if (parts.length === 0 || !whole) continue
    const right = sum(parts)
    if (isEqual(right, whole)) continue
    findings.push(
      found(
        'budget-composition',
        roundingTail(right, whole) ? 'note' : 'warning',
        whole,
        right,
        `${zh}各项资金之和${toText(right)}${unit}，总额填${toText(whole)}。`,
      ),
    )
  }
  if (funding.length > 0 && adjusted) {
    const right = sum(funding.map(({ amount, unit: own }) => inUnit(amount, own, unit)))
    if (!isEqual(right, adjusted))
      findings.push(
        found(
          'budget-composition',
          roundingTail(right, adjusted) ? 'note' : 'warning',
          adjusted,
          right,
          `资金来源之和${toText(right)}${unit}，预算填${toText(adjusted)}。`,
        ),
      )
  }
  return findings
}

function checkUnexplained({ initial, adjusted, executed, executionRate, unit }: SheetBudget, found: Found): Finding[] {
  const findings: Finding[] = []
  if (initial && adjusted && isMore(initial, adjusted)) {
    const left = over(adjusted, initial)
    if (left && isLess(left, LARGE_CUT))
      findings.push(
        found(
          'large-budget-cut-unexplained',
          'warning',
          `${toText(initial)}→${toText(adjusted)}`,
          `${toFixedText(times(HUNDRED, left), 1)}% of the initial budget`,
          `预算由年初${toText(initial)}调减为${toText(adjusted)}${unit}，只剩${toFixedText(times(HUNDRED, left), 1)}%，没有写原因；执行率只按调减后的预算计算。`,
        ),
      )
  }
  const rate = adjusted && executed && over(executed, adjusted)
  if (rate && isLess(rate, LOW_RATE)) {
    const recomputed = `${toFixedText(times(HUNDRED, rate), 2)}%`
    findings.push(
      found(
        'low-execution-unexplained',
        'warning',
        executionRate.printed,
        recomputed,
        `执行率${recomputed}，低于80%，没有写偏差原因。`,
      ),
    )
  }
  return findings
}

export function inUnit(amount: Exact, from: '元' | '万元', to: '元' | '万元'): Exact {
  if (from === to) return amount
  return from === '万元' ? times(amount, exact(10_000)) : over(amount, exact(10_000))!
}

/** A form in 元 beside a table or text in 万元 says the same. */
export function budgetIn(budget: SheetBudget, unit: SheetBudget['unit']): SheetBudget {
  const turned = (amount: Exact | null) => amount && inUnit(amount, budget.unit, unit)
  const { initial, adjustment, adjusted, executed } = budget
  return {
    ...budget,
    unit,
    initial: turned(initial),
    adjustment: turned(adjustment),
    adjusted: turned(adjusted),
    executed: turned(executed),
  }
}

/** Decimals of a printed percentage: 84% has none, 52.31% two; 0.997 as a share of one has one. */
function placesOf(printed: string | null, percent: Exact): number | null {
  const found = /^\s*(-?\d+(?:\.(\d+))?)\s*([%％]?)\s*$/.exec(printed ?? '')
  if (!found) return null
  const places = found[2]?.length ?? 0
  const said = found[3] === '' ? findExact(found[1]!) : null
  const isShareOfOne = said !== null && !isZero(said) && isEqual(times(said, HUNDRED), percent)
  return isShareOfOne ? (places > 2 ? places - 2 : 0) : places
}
