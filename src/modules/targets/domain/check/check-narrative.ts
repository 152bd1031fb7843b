import { type Exact, HUNDRED, isEqual, isMore, over, times } from '#core/number/exact.ts'
import { decimalsOf, roundExact, toText } from '#core/number/round-exact.ts'
import type { MoneyUnit, Sheet, SheetBudget } from '../sheet.ts'
import type { Finding } from './finding.ts'
import { claimsOf, type NarrativeClaim } from './narrative-claims.ts'
import { isRoundedFrom } from './rounding-tail.ts'
import { compareMoney } from './same-money.ts'

const FIELDS = [
  ['initial', '年初预算'],
  ['adjusted', '全年预算'],
  ['executed', '执行数'],
] as const

/** The budget as the text tells it against the budget on the sheet, figure by figure. */
export function checkNarrative(sheet: Sheet): Finding[] {
  const seen = new Set<string>()
  const all = [...checkBudgetTold(sheet), ...checkOwnRate(sheet), ...checkClaims(sheet), ...checkTotalTold(sheet)]
  return all.filter(({ kind, where }) => !seen.has(`${kind} ${where}`) && seen.add(`${kind} ${where}`))
}

function checkBudgetTold(sheet: Sheet): Finding[] {
  const { budget, narrativeBudget: told } = sheet
  if (!budget || !told) return []
  const findings = FIELDS.flatMap(([field, zh]) => {
    const [said, stands] = [told[field], budget[field]]
    return said && stands
      ? moneyDiffers(sheet, field === 'initial' ? 'budget' : field, zh, said, told.unit, true, stands, budget)
      : []
  })
  const [said, stands] = [told.executionRate.percent, budget.executionRate.percent]
  return said && stands ? [...findings, ...figureDiffers(sheet, 'executionRate', '执行率', said, stands)] : findings
}

/** The text's own rate against the text's own sums. */
function checkOwnRate({ id, narrativeBudget: told }: Sheet): Finding[] {
  const percent = told?.executionRate.percent
  const rate = told?.adjusted && told.executed ? over(told.executed, told.adjusted) : null
  if (!percent || !rate) return []
  const right = times(HUNDRED, rate)
  if (isEqual(roundExact(right, decimalsOf(percent) ?? 2), percent)) return []
  return [
    {
      project: id,
      indicator: null,
      kind: 'execution-rate',
      severity: 'warning',
      where: 'narrative',
      printed: percent,
      recomputed: roundExact(right, 2),
      text: `文字里的执行数${toText(told!.executed!)}÷预算${toText(told!.adjusted!)}=${toText(roundExact(right, 2))}%，文字却写${toText(percent)}%。`,
    },
  ]
}

/** Single figures that the text claims, by the name of an indicator or of a figure of the budget. */
const checkClaims = (sheet: Sheet): Finding[] =>
  claimsOf(sheet.more.narrativeClaims).flatMap((claim) => checkClaim(sheet, claim))

function checkClaim(sheet: Sheet, { key, value, unit }: NarrativeClaim): Finding[] {
  const { budget } = sheet
  const row = sheet.indicators.find(({ level3 }) => level3 === key)
  if (row) {
    const stands = unit === '' || unit === row.actual.unit ? row.actual.value : undefined
    return stands ? figureDiffers(sheet, key, key, value, stands, row.level3) : []
  }
  if (/^(total|score|totalScore|总分|自评得分|得分)$/.test(key))
    // A "total" beyond the points that there are is one of money.
    return sheet.total.printed && !isMore(value, sheet.total.weight ?? HUNDRED)
      ? figureDiffers(sheet, 'total', '总分', value, sheet.total.printed)
      : []
  if (!budget) return []
  if (/^(executionRate|rate|执行率|预算执行率)$/.test(key))
    return budget.executionRate.percent
      ? figureDiffers(sheet, 'executionRate', '执行率', value, budget.executionRate.percent)
      : []
  const field = FIELDS.find(([name]) => CLAIMED[name].test(key))
  const stands = field && budget[field[0]]
  if (!field || !stands) return []
  const told = unit === '元' || unit === '万元' ? unit : budget.unit
  // "The budget" may be that of the year's beginning.
  const isInitial = /^(budget|预算数?)$/.test(key) && budget.initial
  if (isInitial && moneyDiffers(sheet, 'budget', '预算', value, told, told === unit, isInitial, budget).length === 0)
    return []
  return moneyDiffers(
    sheet,
    field[0] === 'initial' ? 'budget' : field[0],
    field[1],
    value,
    told,
    told === unit,
    stands,
    budget,
  )
}

const CLAIMED: Record<(typeof FIELDS)[number][0], RegExp> = {
  initial: /^(initial|initialBudget|年初预算(数)?)$/,
  adjusted: /^(adjusted|budget|adjustedBudget|全年预算(数)?|预算(数)?|调整后预算(数)?)$/,
  executed: /^(executed|spent|final|expenditure|执行数|支出(数)?|决算(数)?|全年执行(数)?)$/,
}

function checkTotalTold(sheet: Sheet): Finding[] {
  const { printed, narrative } = sheet.total
  return printed && narrative ? figureDiffers(sheet, 'total', '总分', narrative, printed, null, false) : []
}

function moneyDiffers(
  sheet: Sheet,
  where: string,
  zh: string,
  said: Exact,
  unit: MoneyUnit,
  isUnitTold: boolean,
  stands: Exact,
  budget: SheetBudget,
): Finding[] {
  const { verdict, told, onForm } = compareMoney({ amount: said, unit, isUnitTold }, stands, budget.unit)
  return verdict === 'same' ? [] : [differs(sheet, where, zh, told, onForm, verdict === 'brief')]
}

/** A share of one beside a percentage says the same. */
function figureDiffers(
  sheet: Sheet,
  where: string,
  zh: string,
  said: Exact,
  stands: Exact,
  indicator: string | null = null,
  mayBeBrief = true,
): Finding[] {
  if (isEqual(said, stands) || (where === 'executionRate' && isEqual(times(said, HUNDRED), stands))) return []
  const isBrief = mayBeBrief && (isRoundedFrom(said, stands) || isRoundedFrom(stands, said))
  return [differs(sheet, where, zh, said, stands, isBrief, indicator)]
}

function differs(
  sheet: Sheet,
  where: string,
  zh: string,
  narrative: Exact,
  onSheet: Exact,
  isBrief: boolean,
  indicator: string | null = null,
): Finding {
  return {
    project: sheet.id,
    indicator,
    kind: 'narrative-vs-sheet',
    severity: isBrief ? 'note' : 'error',
    where,
    printed: { narrative, sheet: onSheet },
    recomputed: null,
    text: `文字里的${zh}${toText(narrative)}与表上的${toText(onSheet)}${isBrief ? '位数不同' : '不一致'}。`,
  }
}
