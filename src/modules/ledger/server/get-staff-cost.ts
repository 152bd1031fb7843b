import { exact } from '#core/number/exact.ts'
import { toText } from '#core/number/round-exact.ts'
import { localDate, toRfc3339 } from '#core/time/local.ts'
import { handle } from '#platform/plug.ts'
import { getStaffCost, type StaffCostYear } from '../contract.ts'
import { yuanText } from '../domain/amount.ts'
import { averageHeads } from '../domain/costs/average-heads.ts'
import { costPerHead } from '../domain/costs/cost-per-head.ts'
import type { StaffCostKind } from '../domain/costs/cost-rules.ts'
import { monthsToCount, sumPayments } from '../domain/costs/sum-payments.ts'
import { askedUnit, askedYear, yearsUpTo } from './asked-unit.ts'
import { getCostRules } from './cost-rules.ts'
import { listHeads, listMonthlyPayments, type MonthlyPayment, namesOfClasses, type StoredHeads } from './cost-store.ts'

const AVERAGE_DECIMALS = 6

export const getStaffCostHandler = handle(getStaffCost, async (input, call) => {
  const unit = askedUnit(call, input.unit)
  const years = yearsUpTo(askedYear(call, input.year))
  const [first, last] = [years[0]!, years.at(-1)!]
  const { staffCosts, ceilings } = await getCostRules(call)
  const payments = await listMonthlyPayments(call.db, unit, first, last)
  const heads = await listHeads(call.db, unit, first, last)
  const names = await namesOfClasses(call.db, [...new Set(staffCosts.flatMap((kind) => kind.classes))])
  const today = localDate(call.nowMs)
  return {
    unit,
    kinds: staffCosts.map((kind) => {
      const ceiling = ceilings[kind.id] ?? null
      return {
        id: kind.id,
        zh: kind.zh,
        en: kind.en,
        heads: [...kind.heads],
        ceiling: ceiling === null ? null : yuanText(exact(ceiling)),
        classes: kind.classes.map((code) => names.find((one) => one.code === code) ?? { code, zh: code }),
        years: years
          .map((year) => staffCostYear({ kind, ceiling, year, through: monthsToCount(year, today) }, payments, heads))
          .filter((row) => row !== null),
      }
    }),
    asOf: toRfc3339(call.nowMs),
  }
})

interface Asked {
  kind: StaffCostKind
  ceiling: string | null
  year: number
  /** Months 1 to this one. */
  through: number
}

/** Null for a year of which nothing is known: neither heads nor payments. */
function staffCostYear(
  { kind, ceiling, year, through }: Asked,
  payments: readonly MonthlyPayment[],
  stored: readonly StoredHeads[],
): StaffCostYear | null {
  const { cost, parts } = sumPayments(payments, { year, through, classes: kind.classes })
  const own = stored.filter((one) => one.year === year && kind.heads.includes(one.kind))
  if (through === 0 || (parts.length === 0 && own.length === 0)) return null
  const heads = averageHeads(wholeMonths(own, kind.heads.length), through)
  const { perHead, verdict, said } = costPerHead({
    cost,
    heads,
    through,
    ceiling: ceiling === null ? null : exact(ceiling),
  })
  return {
    year,
    through,
    cost: yuanText(cost),
    parts: parts.map((part) => ({ ...part, amount: yuanText(part.amount) })),
    headsTotal: heads.total,
    averageHeads: heads.average === null ? null : toText(heads.average, AVERAGE_DECIMALS),
    missingMonths: [...heads.missing],
    perHead: perHead === null ? null : yuanText(perHead),
    verdict,
    ...said,
  }
}

/** A month counts when every kind of heads that is needed has been entered. */
function wholeMonths(own: readonly StoredHeads[], kinds: number) {
  return [...new Set(own.map(({ month }) => month))].flatMap((month) => {
    const found = own.filter((one) => one.month === month)
    return found.length < kinds ? [] : [{ month, heads: found.reduce((all, one) => all + one.heads, 0) }]
  })
}
