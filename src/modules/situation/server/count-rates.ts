import { dayStartMs, localDay, toRfc3339 } from '#core/time/local.ts'
import { type CaseFilters, type CaseShare, caseCounter } from '#modules/cases/contract.ts'
import type { Call } from '#platform/call.ts'
import type { PictureRules } from '../domain/picture-rules.ts'
import { daysBack, sameTimeOfDay, WEEK_DAYS, YEAR_DAYS } from '../domain/same-time.ts'
import { firstReportMs, readOneMoment } from './picture-store.ts'

const DAYS = 7
const DAY_MS = 86_400_000

export const RATES = ['close', 'onTime', 'satisfied'] as const
export type Rate = (typeof RATES)[number]

/** One rate now, a week before and a year before, by street; with the lists behind it. */
export interface CountedRate {
  now: readonly CaseShare[]
  lastWeek: readonly CaseShare[]
  lastYear: readonly CaseShare[]
  whole: CaseFilters
  failed: CaseFilters
}

/** What looks back over days: counted once a minute or so, all at one moment. */
export interface CountedRates {
  atMs: number
  rates: Record<Rate, CountedRate>
  /** Reports of the same weekday before, up to the same time of day, by street; null: before the first case of the house. */
  receivedLastWeek: readonly CaseShare[] | null
  receivedLastYear: readonly CaseShare[] | null
  /** Reports of the same seven days 52 weeks ago, the last up to the same time of day. */
  daysLastYear: readonly { date: string; count: number }[]
}

/** What a rate is of, what counts as reached, and what as missed, in the time up to a moment. */
export function rateFilters(
  rate: Rate,
  { fromMs, toMs }: { fromMs: number; toMs: number },
): { whole: CaseFilters; part: CaseFilters; failed: CaseFilters } {
  const [from, to] = [toRfc3339(fromMs), toRfc3339(toMs)]
  if (rate === 'satisfied') {
    const whole = { calledFrom: from, calledTo: to }
    return { whole, part: { ...whole, satisfied: true }, failed: { ...whole, satisfied: false } }
  }
  const whole = { wholeDueFrom: from, wholeDueTo: to }
  if (rate === 'onTime') return { whole, part: { ...whole, wholeMet: true }, failed: { ...whole, wholeMet: false } }
  const closed = { closedBy: to }
  return { whole, part: { ...whole, ...closed, closed: true }, failed: { ...whole, ...closed, closed: false } }
}

export function countRates(call: Call, rules: PictureRules): Promise<CountedRates> {
  const { runtime } = call
  return runtime.db.tx(async (tx) => {
    await readOneMoment(tx)
    const nowMs = runtime.nowMs()
    return countRatesWithin({ ...call, db: tx, nowMs }, rules)
  })
}

async function countRatesWithin(call: Call, rules: PictureRules): Promise<CountedRates> {
  const counter = call.runtime.use(caseCounter)
  const { nowMs } = call
  const shareOf = async (rate: Rate, daysBefore: number) => {
    const { whole, part } = rateFilters(rate, daysBack(nowMs, rules.rateDays, daysBefore))
    return counter.shareByStreet(call, whole, part)
  }
  const countRate = async (rate: Rate): Promise<CountedRate> => {
    const { whole, failed } = rateFilters(rate, daysBack(nowMs, rules.rateDays))
    return {
      now: await shareOf(rate, 0),
      lastWeek: await shareOf(rate, WEEK_DAYS),
      lastYear: await shareOf(rate, YEAR_DAYS),
      whole,
      failed,
    }
  }
  const firstMs = await firstReportMs(call.db)
  const received = async (daysBefore: number) => {
    const { fromMs, toMs } = sameTimeOfDay(nowMs, daysBefore)
    if (firstMs === null || firstMs > toMs) return null
    return counter.shareByStreet(call, { from: toRfc3339(fromMs), to: toRfc3339(toMs + 1) }, {})
  }
  const yearAgoMs = nowMs - YEAR_DAYS * DAY_MS
  return {
    atMs: nowMs,
    rates: {
      close: await countRate('close'),
      onTime: await countRate('onTime'),
      satisfied: await countRate('satisfied'),
    },
    receivedLastWeek: await received(WEEK_DAYS),
    receivedLastYear: await received(YEAR_DAYS),
    daysLastYear: await counter.countByDay(call, {
      from: toRfc3339(dayStartMs(localDay(yearAgoMs) - (DAYS - 1))),
      to: toRfc3339(yearAgoMs + 1),
    }),
  }
}
