import { type Exact, isEqual, isMore, plus, sum } from '#core/number/exact.ts'
import { toText } from '#core/number/round-exact.ts'
import type { Sheet, SheetIndicator } from '../sheet.ts'
import { inUnit } from './check-budget.ts'
import type { Finding } from './finding.ts'
import { isRoundedFrom } from './rounding-tail.ts'

/** Cost "actuals" in money against the money that was spent (domain §7.3: costs that repeat the budget). */
export const checkCosts = (sheet: Sheet): Finding[] => [...checkActuals(sheet), ...checkCeilings(sheet)]

function checkActuals(sheet: Sheet): Finding[] {
  const { budget } = sheet
  if (!budget?.executed || !budget.adjusted) return []
  const executed = inUnit(budget.executed, budget.unit, '元')
  const adjusted = inUnit(budget.adjusted, budget.unit, '元')
  const costs = withoutParts(
    sheet.indicators.flatMap((row) => {
      const amount = moneyOf(row)
      return amount ? [{ row, amount }] : []
    }),
  )
  if (costs.length === 0) return []
  const whole = sum(costs.map(({ amount }) => amount))
  const isBeyond = isMore(whole, executed) && !isBriefly(whole, executed)
  const repeatsBudget = isEqual(whole, adjusted) && !isEqual(adjusted, executed)
  if (!isBeyond && !repeatsBudget) return []
  const yuan = (amount: Exact) => `${toText(inUnit(amount, '元', budget.unit))}${budget.unit}`
  const [copied, beyond] = [
    `成本完成值${yuan(whole)}与预算相同，实际只支出${yuan(executed)}，是照抄预算。`,
    `成本完成值${yuan(whole)}超过实际支出${yuan(executed)}。`,
  ]
  if (costs.length === 1)
    return [finding(sheet, costs[0]!.row, 'warning', costs[0]!.amount, executed, repeatsBudget ? copied : beyond)]
  const names = costs.map(({ row }) => row.level3).join('、')
  const isMeasured = costs.every(({ row }) => row.actual.op === undefined && !row.actual.boundOnly)
  return [
    {
      project: sheet.id,
      indicator: null,
      kind: 'cost-vs-execution',
      severity: isMeasured ? 'error' : 'warning',
      where: 'budget',
      printed: inUnit(whole, '元', budget.unit),
      recomputed: budget.executed,
      text: `${names}：${repeatsBudget ? copied : beyond}`,
    },
    ...costs.map(({ row, amount }) =>
      finding(
        sheet,
        row,
        'warning',
        amount,
        executed,
        `与其余成本项合计${yuan(whole)}，与实际支出${yuan(executed)}不符。`,
      ),
    ),
  ]
}

interface Cost {
  row: SheetIndicator
  amount: Exact
}

/** A total cost beside its parts is counted, the parts are not. */
function withoutParts(costs: Cost[]): Cost[] {
  const all = sum(costs.map(({ amount }) => amount))
  const whole = costs.find(
    ({ row, amount }) => TOTAL.test(row.level3 ?? '') || (costs.length > 2 && isEqual(plus(amount, amount), all)),
  )
  return whole ? [whole] : costs
}

const TOTAL = /总(成本|费用|支出|投入|额|价)/

/** 50万元 stands for 499 998元. */
const isBriefly = (whole: Exact, executed: Exact): boolean =>
  isRoundedFrom(whole, executed) || isRoundedFrom(inUnit(whole, '元', '万元'), inUnit(executed, '元', '万元'))

/** Ceilings of several costs that together leave more room than the budget; a single one is judged by itself. */
function checkCeilings({ id, budget, indicators }: Sheet): Finding[] {
  if (!budget?.adjusted) return []
  const adjusted = inUnit(budget.adjusted, budget.unit, '元')
  const ceilings = withoutParts(
    indicators.flatMap((row) => {
      const amount = row.target.op === '<=' || row.target.op === '<' ? moneyOf({ ...row, actual: row.target }) : null
      return amount ? [{ row, amount }] : []
    }),
  ).map(({ amount }) => amount)
  const whole = sum(ceilings)
  if (ceilings.length < 2 || !isMore(whole, adjusted) || ceilings.some((one) => isMore(one, adjusted))) return []
  return [
    {
      project: id,
      indicator: null,
      kind: 'target-above-budget',
      severity: 'warning',
      where: 'budget',
      printed: inUnit(whole, '元', budget.unit),
      recomputed: budget.adjusted,
      text: `各项成本上限合计${toText(inUnit(whole, '元', budget.unit))}${budget.unit}，高于预算${toText(budget.adjusted)}${budget.unit}。`,
    },
  ]
}

/** A measured or stated sum of money of a cost indicator; costs a head are no part of the sum. */
function moneyOf({ level1, level2, level3, actual }: SheetIndicator): Exact | null {
  if (/节约|节省|降低|下降/.test(level3 ?? '')) return null
  if (level1 !== '成本指标' && !level2?.includes('成本')) return null
  return actual.kind === 'quantitative' && actual.canonical?.unit === '元' ? actual.canonical.value : null
}

function finding(
  sheet: Sheet,
  row: SheetIndicator,
  severity: 'warning',
  amount: Exact,
  executed: Exact,
  text: string,
): Finding {
  return {
    project: sheet.id,
    indicator: row.level3,
    kind: 'cost-vs-execution',
    severity,
    where: row.level3 ?? '成本指标',
    printed: row.actual.printed ?? amount,
    recomputed: executed,
    text: `${row.level3}：${text}`,
  }
}
