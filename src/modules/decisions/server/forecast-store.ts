import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'

export interface DayLoad {
  /** Street code; empty: the district. */
  key: string
  day: number
  received: number
}

/** What was received each day, by street and in the district, imported history included: a load is a load. */
export async function dailyLoads(db: Executor, fromDay: number, beforeDay: number): Promise<DayLoad[]> {
  return db.many<DayLoad>(sql`
    select f.key, f.day, sum(f.received)::float8 as received from decisions.day_count f
    where f.dim = any('{all,street}') and f.day >= ${fromDay} and f.day < ${beforeDay} group by f.key, f.dim, f.day`)
}

export interface ForecastRow {
  area: string
  weekDay: number
  madeMs: number
  retrospective: boolean
  method: string
  expected: number
  low: number
  high: number
  naive: number
  days: number[]
  historyWeeks: number
  errors: Record<string, number>
}

/** Weeks and areas that have a forecast already. */
export async function knownForecasts(db: Executor, fromDay: number): Promise<Set<string>> {
  const rows = await db.many<{ area: string; weekDay: number }>(sql`
    select area, week_day as "weekDay" from decisions.forecast where week_day >= ${fromDay}`)
  return new Set(rows.map(({ area, weekDay }) => `${area} ${weekDay}`))
}

/** Keeps it as it is; one that was made before stays. */
export async function keepForecast(tx: Executor, it: ForecastRow): Promise<void> {
  await tx.run(sql`
    insert into decisions.forecast (week_day, area, made_at, retrospective, method, expected, low, high, naive, days, history_weeks, backtest)
    values (${it.weekDay}, ${it.area}, to_timestamp(${it.madeMs / 1000}), ${it.retrospective}, ${it.method}, ${it.expected}, ${it.low},
      ${it.high}, ${it.naive}, ${it.days}::float8[], ${it.historyWeeks}, ${JSON.stringify(it.errors)}::jsonb)
    on conflict do nothing`)
}

/** A figure that is shown has changed. */
export async function moveVersion(tx: Executor): Promise<void> {
  await tx.run(sql`update decisions.progress set version = version + 1`)
}

export async function forecastsSince(db: Executor, fromDay: number): Promise<ForecastRow[]> {
  return db.many<ForecastRow>(sql`
    select area, week_day as "weekDay", (extract(epoch from made_at) * 1000)::float8 as "madeMs", retrospective, method, expected, low,
      high, naive, days, history_weeks as "historyWeeks", backtest as errors
    from decisions.forecast where week_day >= ${fromDay} and method is not null order by area, week_day`)
}
