import type { Title } from '#core/module-card.ts'
import { type Exact, exact, HUNDRED, over, times } from '#core/number/exact.ts'
import { toFixedText } from '#core/number/round-exact.ts'
import { dateOfDay, dayOfDate } from '#core/time/local.ts'

export const FORECASTS = ['likely', 'atRisk', 'willMiss'] as const
export type Forecast = (typeof FORECASTS)[number]

export const FORECAST_NAMES: Readonly<Record<Forecast, Title>> = {
  likely: { zh: '预计完成', en: 'likely met' },
  atRisk: { zh: '有风险', en: 'at risk' },
  willMiss: { zh: '预计完不成', en: 'will miss' },
}

export const QUARTER_NAMES: readonly Title[] = [
  { zh: '一季度', en: 'Q1' },
  { zh: '半年（二季度）', en: 'Half year (Q2)' },
  { zh: '三季度', en: 'Q3' },
  { zh: '全年（四季度）', en: 'Year (Q4)' },
]

const FIRST_DAYS = ['01-01', '04-01', '07-01', '10-01']
const LAST_DAYS = ['03-31', '06-30', '09-30', '12-31']

/** Up to which day figures count: the end of the quarter, or today while it runs; null before it begins. */
export function asOfDay(year: number, quarter: number, today: string): string | null {
  if (today < `${year}-${FIRST_DAYS[quarter - 1]}`) return null
  const last = `${year}-${LAST_DAYS[quarter - 1]}`
  return today < last ? today : last
}

/** The quarter that a day lies in. */
export const quarterOf = (day: string): number => FIRST_DAYS.findLastIndex((first) => day.slice(5) >= first) + 1

export const lastDayOf = (year: number, quarter: number): string => `${year}-${LAST_DAYS[quarter - 1]}`

/** The day after, for ranges that exclude their end. */
export function dayAfter(day: string): string {
  const number = dayOfDate(day)
  if (number === null) throw new RangeError(`no such day: ${day}`)
  return dateOfDay(number + 1)
}

/** `46.27`; null without both or of a budget of nothing: that is no rate of 100 %. */
export function ratePercent(part: string | null, whole: string | null): string | null {
  if (part === null || whole === null) return null
  const rate: Exact | null = over(exact(part), exact(whole))
  return rate && toFixedText(times(rate, HUNDRED), 2)
}
