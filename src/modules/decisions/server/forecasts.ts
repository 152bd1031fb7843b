import { fault } from '#core/fault.ts'
import { dateOfDay, localDay, toRfc3339 } from '#core/time/local.ts'
import { areaBook } from '#modules/territory/contract.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import type { Runtime } from '#platform/runtime.ts'
import { type AreaForecast, getForecast, type KeptForecast, listForecasts } from '../contract.ts'
import { COVERAGE_PERCENT, LEAST_WEEKS } from '../domain/forecast/forecast-week.ts'
import { type History, usableHistory, WEEK, weekSums, weeksOf } from '../domain/forecast/history.ts'
import { METHODS, type MethodName } from '../domain/forecast/methods.ts'
import { judge } from '../domain/forecast/quality.ts'
import { mondayOf } from '../domain/period.ts'
import { decisionRoom } from './decision-room.ts'
import { type ForecastRow, forecastsSince } from './forecast-store.ts'
import { factsAsOf } from './keep-facts.ts'
import { DISTRICT, readHistories, workingDays } from './keep-forecasts.ts'

const SHOWN_WEEKS = 26
const JUDGED_WEEKS = 12

interface Known {
  asOfMs: number
  monday: number
  histories: Map<string, History>
  kept: ForecastRow[]
}

/** What both answers are made of, worked out once for each version of the figures. */
async function known(call: Call): Promise<Known> {
  const { runtime } = call
  const { asOfMs, version } = await factsAsOf(runtime)
  const monday = mondayOf(localDay(call.nowMs))
  const work = async (): Promise<Known> => ({
    asOfMs,
    monday,
    // The running week is not over, but forecasts of it are shown beside nothing.
    histories: await readHistories(runtime, monday),
    kept: await forecastsSince(runtime.db, monday - SHOWN_WEEKS * WEEK),
  })
  return (await runtime.use(decisionRoom).answers.get(`forecasts ${monday}`, version, work)) as Known
}

export const listForecastsHandler = handle(listForecasts, async (_input, call) => {
  const found = await known(call)
  const streets = call.runtime.use(areaBook).all('street')
  return {
    asOf: toRfc3339(found.asOfMs),
    week: dateOfDay(found.monday + WEEK),
    coveragePercent: COVERAGE_PERCENT,
    leastWeeks: LEAST_WEEKS,
    areas: [DISTRICT, ...streets.map(({ code }) => code)].map((area) => areaForecast(call.runtime, found, area)),
  }
})

export const getForecastHandler = handle(getForecast, async ({ area }, call) => {
  const found = await known(call)
  if (area !== DISTRICT && call.runtime.use(areaBook).find(area)?.level !== 'street')
    throw fault('forecast-area', {
      status: 404,
      zh: `没有编码为 ${area} 的街道。请从列表中选择。`,
      en: `There is no street ${area}. Choose one of the list.`,
    })
  const history = usableHistory(historyOf(found, area))
  const sums = weekSums(history)
  const own = found.kept.filter((row) => row.area === area)
  const next = own.find(({ weekDay }) => weekDay === found.monday + WEEK)
  const isWorking = workingDays(call.runtime)
  return {
    asOf: toRfc3339(found.asOfMs),
    area: areaForecast(call.runtime, found, area),
    weeks: sums
      .map((received, at) => ({ week: dateOfDay(history.firstDay + at * WEEK), received }))
      .slice(-SHOWN_WEEKS),
    kept: own.map((row) => keptView(found, row)),
    days: (next?.days ?? []).map((expected, at) => {
      const day = found.monday + WEEK + at
      return { day: dateOfDay(day), expected, working: isWorking(day) }
    }),
  }
})

const historyOf = ({ histories, monday }: Known, area: string): History =>
  histories.get(area) ?? { firstDay: monday, values: [] }

/** What came in a week that is over. */
function cameIn(found: Known, area: string, weekDay: number): number | null {
  if (weekDay + WEEK > found.monday) return null
  const { firstDay, values } = historyOf(found, area)
  return values.slice(weekDay - firstDay, weekDay - firstDay + WEEK).reduce((sum, value) => sum + value, 0)
}

function keptView(found: Known, row: ForecastRow): KeptForecast {
  const { weekDay, madeMs, retrospective, method, expected, low, high, naive, area } = row
  return {
    week: dateOfDay(weekDay),
    madeAt: toRfc3339(madeMs),
    retrospective,
    method,
    expected,
    low,
    high,
    naive,
    came: cameIn(found, area, weekDay),
  }
}

function areaForecast(runtime: Runtime, found: Known, area: string): AreaForecast {
  const own = found.kept.filter((row) => row.area === area)
  const next = own.find(({ weekDay }) => weekDay === found.monday + WEEK)
  const judged = own
    .map((row) => ({ ...row, came: cameIn(found, area, row.weekDay) }))
    .flatMap(({ came, ...row }) => (came === null ? [] : [{ ...row, came }]))
    .slice(-JUDGED_WEEKS)
  const name = area === DISTRICT ? { zh: '全区', en: 'District' } : nameOf(runtime, area)
  return {
    area,
    name,
    next: next
      ? keptView(found, next)
      : {
          week: dateOfDay(found.monday + WEEK),
          madeAt: toRfc3339(found.asOfMs),
          retrospective: false,
          method: null,
          expected: null,
          low: null,
          high: null,
          naive: null,
          came: null,
        },
    historyWeeks: next?.historyWeeks ?? weeksOf(usableHistory(historyOf(found, area))),
    trials: Object.entries(next?.errors ?? {}).map(([method, mae]) => ({
      method,
      ...METHODS[method as MethodName],
      mae,
    })),
    quality: judge(judged),
  }
}

function nameOf(runtime: Runtime, code: string) {
  const name = runtime.use(areaBook).find(code)?.name ?? code
  return { zh: name, en: name }
}
