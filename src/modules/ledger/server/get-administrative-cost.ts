import { HUNDRED, times, ZERO } from '#core/number/exact.ts'
import { toFixedText } from '#core/number/round-exact.ts'
import { localDate, toRfc3339 } from '#core/time/local.ts'
import { handle } from '#platform/plug.ts'
import { getAdministrativeCost } from '../contract.ts'
import { yuanText } from '../domain/amount.ts'
import { changeAgainstBefore } from '../domain/costs/change-against-before.ts'
import { type CostPart, monthsToCount, type SummedCost, sumPayments } from '../domain/costs/sum-payments.ts'
import { askedUnit, askedYear, yearsUpTo } from './asked-unit.ts'
import { getCostRules } from './cost-rules.ts'
import { listMonthlyPayments, namesOfClasses } from './cost-store.ts'

/** Each year against the same months of the year before it. */
export const getAdministrativeCostHandler = handle(getAdministrativeCost, async (input, call) => {
  const unit = askedUnit(call, input.unit)
  const years = yearsUpTo(askedYear(call, input.year))
  const { administrativeClasses: classes } = await getCostRules(call)
  const payments = await listMonthlyPayments(call.db, unit, years[0]! - 1, years.at(-1)!)
  const names = await namesOfClasses(call.db, classes)
  const today = localDate(call.nowMs)
  return {
    unit,
    classes: classes.map((code) => names.find((one) => one.code === code) ?? { code, zh: code }),
    years: years.flatMap((year) => {
      const through = monthsToCount(year, today)
      const now = sumPayments(payments, { year, through, classes })
      const before = sumPayments(payments, { year: year - 1, through, classes })
      if (through === 0 || now.parts.length + before.parts.length === 0) return []
      const { change, direction, said } = changeAgainstBefore(now.cost, before.cost)
      return {
        year,
        through,
        cost: yuanText(now.cost),
        before: yuanText(before.cost),
        changePercent: change === null ? null : toFixedText(times(change, HUNDRED), 2),
        direction,
        ...said,
        parts: sideBySide(now, before),
      }
    }),
    asOf: toRfc3339(call.nowMs),
  }
})

function sideBySide(now: SummedCost, before: SummedCost) {
  const names = new Map([...before.parts, ...now.parts].map(({ code, zh }) => [code, zh]))
  const amountOf = (parts: readonly CostPart[], code: string) =>
    yuanText(parts.find((part) => part.code === code)?.amount ?? ZERO)
  return [...names]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, zh]) => ({ code, zh, amount: amountOf(now.parts, code), before: amountOf(before.parts, code) }))
}
