import { type Exact, exact, plus, sum, ZERO } from '#core/number/exact.ts'
import { isOfClass } from './cost-rules.ts'

/** What was paid in a month for a class of spending. */
export interface MonthlyCost {
  year: number
  month: number
  code: string
  zh: string
  /** Yuan, decimal text. */
  amount: string
}

export interface CostPart {
  code: string
  zh: string
  amount: Exact
}

export interface SummedCost {
  cost: Exact
  /** By class, in order of code. */
  parts: readonly CostPart[]
}

/** What the months 1 to `through` of a year cost, of some classes alone. */
export function sumPayments(
  payments: readonly MonthlyCost[],
  { year, through, classes }: { year: number; through: number; classes: readonly string[] },
): SummedCost {
  const parts = new Map<string, CostPart>()
  for (const one of payments) {
    if (one.year !== year || one.month > through || !isOfClass(one.code, classes)) continue
    const before = parts.get(one.code)?.amount ?? ZERO
    parts.set(one.code, { code: one.code, zh: one.zh, amount: plus(before, exact(one.amount)) })
  }
  const sorted = [...parts.values()].sort((a, b) => (a.code < b.code ? -1 : 1))
  return { cost: sum(sorted.map(({ amount }) => amount)), parts: sorted }
}

/** A year that is over counts whole; this one up to the month before this one, which is not over. */
export function monthsToCount(year: number, today: string): number {
  const [thisYear = '', month = ''] = today.split('-')
  if (`${year}` < thisYear) return 12
  if (`${year}` > thisYear) return 0
  return MONTHS.indexOf(month)
}

/** A month's place is how many months were over when it began. */
const MONTHS = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12']
