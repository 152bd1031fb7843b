import { exact, HUNDRED, isEqual, over, sum, times } from '#core/number/exact.ts'
import { toFixedText, toText } from '#core/number/round-exact.ts'
import type { Sheet } from '../sheet.ts'
import { inUnit } from './check-budget.ts'
import type { Finding } from './finding.ts'
import { roundingTail } from './rounding-tail.ts'

/** Instalments of a contract: percent × price, and all percents together the whole price. */
export function checkContract({ id, contract }: Sheet): Finding[] {
  if (!contract) return []
  const base = { project: id, indicator: null, kind: 'installment', where: 'contract' } as const
  const findings: Finding[] = []
  const price = contract.price && inUnit(contract.price, contract.unit, '元')
  for (const { milestone, percent, printedAmountYuan } of contract.instalments) {
    if (!price || !percent || !printedAmountYuan) continue
    const right = over(times(price, percent), HUNDRED)!
    if (isEqual(right, printedAmountYuan)) continue
    const share = over(times(HUNDRED, printedAmountYuan), price)
    findings.push({
      ...base,
      severity: roundingTail(right, printedAmountYuan) ? 'note' : 'error',
      printed: printedAmountYuan,
      recomputed: right,
      text: `“${milestone}”应付合同价款${toText(price)}元的${toText(percent)}%，即${toFixedText(right, 2)}元；所填${toFixedText(printedAmountYuan, 2)}元为${share ? toFixedText(share, 2) : '—'}%。`,
    })
  }
  const percents = contract.instalments.flatMap(({ percent }) => (percent ? [percent] : []))
  if (percents.length > 1 && percents.length === contract.instalments.length) {
    const whole = sum(percents)
    if (!isEqual(whole, exact(100)))
      findings.push({
        ...base,
        severity: 'error',
        printed: whole,
        recomputed: HUNDRED,
        text: `各期付款比例之和为${toText(whole)}%，不是100%。`,
      })
  }
  return findings
}
