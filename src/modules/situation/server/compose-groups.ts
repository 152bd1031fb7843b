import { DAY_MS, dateOfDay, dayStartMs, localDay, toRfc3339 } from '#core/time/local.ts'
import type { CaseFilters, CaseTally } from '#modules/cases/contract.ts'
import { clockCards } from '#modules/clocks/contract.ts'
import { unitBook } from '#modules/people/contract.ts'
import { areaBook } from '#modules/territory/contract.ts'
import type { Runtime } from '#platform/runtime.ts'
import type { DayCount, Flow, StepCount, StreetRank, UnitCount } from '../contract/picture.ts'
import { listBehind } from '../domain/list-behind.ts'
import type { PictureRules } from '../domain/picture-rules.ts'
import { rankStreets } from '../domain/rank-streets.ts'
import { YEAR_DAYS } from '../domain/same-time.ts'
import { type Counted, inStreet, measured, rateOf, shareOf } from './compose-figures.ts'
import { MEASURES, type Measure } from './count-now.ts'

const MOST_UNITS = 20
const MOST_FLOWS = 60

/** Sums the groups that fall on one key; those without a key are left out. */
function sumBy(tallies: readonly CaseTally[], keyOf: (tally: CaseTally) => string | null) {
  const sums = new Map<string, Record<Measure, number>>()
  for (const tally of tallies) {
    const key = keyOf(tally)
    if (key === null) continue
    const sum = sums.get(key) ?? (Object.fromEntries(MEASURES.map((name) => [name, 0])) as Record<Measure, number>)
    MEASURES.forEach((name, at) => {
      sum[name] += tally.counts[at] ?? 0
    })
    sums.set(key, sum)
  }
  return sums
}

export function composeDays({ now, rates }: Counted): DayCount[] {
  const counts = new Map(now.days.map(({ date, count }) => [date, count]))
  const before = new Map(rates.daysLastYear.map(({ date, count }) => [date, count]))
  const today = localDay(now.atMs)
  return Array.from({ length: 7 }, (_, at) => {
    const day = today - 6 + at
    const from = dayStartMs(day)
    const isToday = day === today
    return {
      date: dateOfDay(day),
      count: counts.get(dateOfDay(day)) ?? 0,
      lastYear: before.get(dateOfDay(day - YEAR_DAYS)) ?? 0,
      isToday,
      list: listBehind(isToday ? now.todayFilters : { from: toRfc3339(from), to: toRfc3339(from + DAY_MS) }),
    }
  })
}

export function composeSteps({ now }: Counted, rules: PictureRules): StepCount[] {
  const sums = sumBy(now.tallies, ({ step }) => step)
  return rules.steps.map((step) => {
    const sum = sums.get(step)
    const of = (filters: CaseFilters) => listBehind({ ...filters, step: [step] })
    return {
      step,
      zh: clockCards[step].zh,
      en: clockCards[step].en,
      open: sum?.open ?? 0,
      soon: sum?.soon ?? 0,
      overdue: sum?.overdue ?? 0,
      list: of(now.filters.open),
      soonList: of(now.filters.soon),
      overdueList: of(now.filters.overdue),
    }
  })
}

export function composeStreets(runtime: Runtime, counted: Counted, rules: PictureRules, within: Within): StreetRank[] {
  const streets = runtime
    .use(areaBook)
    .all('street')
    .filter(({ code }) => within(code))
  const byCode = new Map(streets.map((street) => [street.code, street]))
  const { onTime } = counted.rates.rates
  const shares = streets.map(({ code }) => ({ code, ...shareOf(onTime.now, code) }))
  return rankStreets(shares, rules.rankLeast).map(({ code, ...ranked }) => {
    const { name, labelPoint } = byCode.get(code)!
    return {
      code,
      zh: name,
      en: name,
      point: [labelPoint[0], labelPoint[1]],
      ...ranked,
      lastWeek: rateOf(onTime.lastWeek, code),
      open: measured(counted, 'open', code),
      overdue: measured(counted, 'overdue', code),
      list: listBehind(inStreet(onTime.whole, code)),
      failed: listBehind(inStreet(onTime.failed, code)),
    }
  })
}

/** Whether a street has anything that the caller may see. */
export type Within = (streetCode: string) => boolean

export function composeUnits(runtime: Runtime, { now }: Counted): UnitCount[] {
  const units = runtime.use(unitBook)
  return [...sumBy(now.tallies, ({ unit }) => unit)]
    .map(([unit, { open, overdue }]) => ({
      unit,
      zh: units.find(unit)?.zh ?? unit,
      en: units.find(unit)?.en ?? unit,
      open,
      overdue,
      list: listBehind({ ...now.filters.open, unit }),
      overdueList: listBehind({ ...now.filters.overdue, unit }),
    }))
    .toSorted((a, b) => b.overdue - a.overdue || b.open - a.open || a.unit.localeCompare(b.unit))
    .slice(0, MOST_UNITS)
}

export function composeFlows(runtime: Runtime, { now }: Counted): Flow[] {
  const units = runtime.use(unitBook)
  const pairs = sumBy(now.tallies, ({ street, unit }) => (street && unit ? JSON.stringify([street, unit]) : null))
  return [...pairs]
    .toSorted(([a, { open: one }], [b, { open: other }]) => other - one || a.localeCompare(b))
    .slice(0, MOST_FLOWS)
    .map(([key, { open }]) => {
      const [street, unit] = JSON.parse(key) as [string, string]
      const { zh = unit, en = unit } = units.find(unit) ?? {}
      const list = listBehind({ ...now.filters.open, area: street, unit })
      return { street, unit, unitWords: { zh, en }, count: open, list }
    })
}
