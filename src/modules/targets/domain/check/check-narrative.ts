import { type Exact, isEqual } from '#core/number/exact.ts'
import { toText } from '#core/number/round-exact.ts'
import { isExact, isPlain } from '../read-fields.ts'
import { readValue } from '../read-value.ts'
import type { Sheet, SheetBudget } from '../sheet.ts'
import { inUnit } from './check-budget.ts'
import type { Finding } from './finding.ts'
import { isRoundedFrom } from './rounding-tail.ts'

const FIELDS = [
  ['initial', '年初预算'],
  ['adjusted', '全年预算'],
  ['executed', '执行数'],
] as const

/** The budget as the text tells it against the budget on the sheet, figure by figure. */
export function checkNarrative(sheet: Sheet): Finding[] {
  return [...checkBudgetTold(sheet), ...checkClaims(sheet)]
}

function checkBudgetTold(sheet: Sheet): Finding[] {
  const { budget, narrativeBudget: told } = sheet
  if (!budget || !told) return []
  const findings = FIELDS.flatMap(([field, zh]) => {
    const [said, stands] = [inSheetUnit(told, told[field], budget), budget[field]]
    if (!said || !stands || isEqual(said, stands)) return []
    return [differs(sheet, field, zh, said, stands, isRoundedFrom(said, stands) || isRoundedFrom(stands, said))]
  })
  const [said, stands] = [told.executionRate.percent, budget.executionRate.percent]
  if (said && stands && !isEqual(said, stands))
    findings.push(
      differs(
        sheet,
        'executionRate',
        '执行率',
        said,
        stands,
        isRoundedFrom(said, stands) || isRoundedFrom(stands, said),
      ),
    )
  return findings
}

/** Single figures that the text claims, by the name of an indicator or of a figure of the budget. */
function checkClaims(sheet: Sheet): Finding[] {
  const claims = sheet.more.narrativeClaims
  if (!isPlain(claims)) return []
  return Object.entries(claims).flatMap(([key, claim]) => {
    const row = sheet.indicators.find(({ level3 }) => level3 === key)
    const field = FIELDS.find(([name]) => name === key)
    const stands = row ? row.actual.value : key === 'total' ? sheet.total.printed : field && sheet.budget?.[field[0]]
    const said = isExact(claim)
      ? claim
      : typeof claim === 'string'
        ? readValue(claim, row?.actual.unit).value
        : undefined
    if (!stands || !said || isEqual(said, stands)) return []
    const where = row ? key : (field?.[0] ?? 'total')
    const name = row ? key : (field?.[1] ?? '总分')
    return [differs(sheet, where, name, said, stands, isRoundedFrom(said, stands) || isRoundedFrom(stands, said))]
  })
}

const inSheetUnit = (told: SheetBudget, amount: Exact | null, budget: SheetBudget) =>
  amount && inUnit(amount, told.unit, budget.unit)

function differs(sheet: Sheet, where: string, zh: string, narrative: Exact, onSheet: Exact, isBrief: boolean): Finding {
  return {
    project: sheet.id,
    indicator: null,
    kind: 'narrative-vs-sheet',
    severity: isBrief ? 'note' : 'error',
    where,
    printed: { narrative, sheet: onSheet },
    recomputed: null,
    text: `文字里的${zh}${toText(narrative)}与表上的${toText(onSheet)}${isBrief ? '位数不同' : '不一致'}。`,
  }
}
