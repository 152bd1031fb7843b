import { type Exact, isEqual } from '#core/number/exact.ts'
import { toText } from '#core/number/round-exact.ts'
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
      differs(sheet, 'executionRate', '执行率', said, stands, isRoundedFrom(said, stands) || isRoundedFrom(stands, said)),
    )
  return findings
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
