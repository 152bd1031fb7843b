import { localDay } from '#core/time/local.ts'
import { calendarBook } from '#modules/clocks/contract.ts'
import { areaBook } from '#modules/territory/contract.ts'
import { pulse } from '#platform/plug.ts'
import type { Runtime } from '#platform/runtime.ts'
import { forecastWeek } from '../domain/forecast/forecast-week.ts'
import { type History, type IsWorking, LEAD_DAYS, WEEK } from '../domain/forecast/history.ts'
import { mondayOf } from '../domain/period.ts'
import { dailyLoads, keepForecast, knownForecasts, moveVersion } from './forecast-store.ts'

const BEAT_MS = 600_000
/** Two years: what a season or a method can learn from. */
export const HISTORY_DAYS = 104 * WEEK
/** So many past weeks are tried once, when there are no forecasts of them. */
const PAST_WEEKS = 12
export const DISTRICT = 'district'

/** Each week, from its Monday on, the week after it is forecast once. */
export const keepForecastsPulse = pulse('decisions.keepForecasts', BEAT_MS, async ({ runtime }) => {
  await keepForecasts(runtime)
})

/** Answers how many were made. */
export async function keepForecasts(runtime: Runtime): Promise<number> {
  const { db } = runtime
  const nowMs = runtime.nowMs()
  const monday = mondayOf(localDay(nowMs))
  const weeks = Array.from({ length: PAST_WEEKS + 2 }, (_, at) => monday + WEEK - at * WEEK)
  const known = await knownForecasts(db, weeks.at(-1)!)
  const areas = [
    DISTRICT,
    ...runtime
      .use(areaBook)
      .all('street')
      .map(({ code }) => code),
  ]
  const wanted = weeks
    .flatMap((weekDay) => areas.map((area) => ({ area, weekDay })))
    .filter(({ area, weekDay }) => !known.has(`${area} ${weekDay}`))
  if (wanted.length === 0) return 0
  const histories = await readHistories(runtime, monday)
  const isWorking = workingDays(runtime)
  let made = 0
  for (const { area, weekDay } of wanted) {
    const whole = histories.get(area)
    if (!whole) continue
    const known = { ...whole, values: whole.values.slice(0, Math.max(0, weekDay - LEAD_DAYS - whole.firstDay)) }
    const forecast = forecastWeek(known, isWorking)
    if (forecast.method === null) continue
    const { errors, trials: _trials, ...kept } = forecast
    await keepForecast(db, { area, weekDay, madeMs: nowMs, retrospective: weekDay <= localDay(nowMs), errors, ...kept })
    made += 1
  }
  if (made > 0) await moveVersion(db)
  return made
}

/** Days of each street and of the district, up to the day before. */
export async function readHistories(runtime: Runtime, beforeDay: number): Promise<Map<string, History>> {
  const firstDay = beforeDay - HISTORY_DAYS
  const histories = new Map<string, number[]>()
  for (const { key, day, received } of await dailyLoads(runtime.db, firstDay, beforeDay)) {
    const area = key === '' ? DISTRICT : key
    const values = histories.get(area) ?? Array.from({ length: HISTORY_DAYS }, () => 0)
    values[day - firstDay] = received
    histories.set(area, values)
  }
  return new Map([...histories].map(([area, values]) => [area, { firstDay, values }]))
}

export function workingDays(runtime: Runtime): IsWorking {
  const calendar = runtime.use(calendarBook).calendar()
  return (day) => calendar.dayAt(day).kind === 'working'
}
