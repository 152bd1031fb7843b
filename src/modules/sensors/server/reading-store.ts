import { DAY_MS, OFFSET_MS } from '#core/time/local.ts'
import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { SensorReading } from '../domain/read-message.ts'

/** Days lie in a ring of partitions; more than the longest time that raw readings are kept. */
const SLOTS = 64
const DAYS_AHEAD = 2

const dayOf = (ms: number) => Math.floor((ms + OFFSET_MS) / DAY_MS)

/** Keeps readings and rolls them into their hours; answers those that were new. The same device, metric and time is one. */
export async function keepReadings(
  tx: Executor,
  readings: readonly SensorReading[],
  receivedMs: number,
): Promise<Set<string>> {
  if (readings.length === 0) return new Set()
  await openSlots(tx, new Set(readings.map(({ atMs }) => dayOf(atMs) % SLOTS)))
  const rows = await tx.many<{ device: string; metric: string; atMs: number }>(sql`
    with given as (
      select distinct on (device, metric, "atMs") device, metric, "atMs", to_timestamp("atMs" / 1000) as at, value
      from jsonb_to_recordset(${JSON.stringify(readings)}::jsonb) as r(device text, metric text, "atMs" float8, value float8)
    ), kept as (
      insert into sensors.reading (slot, device, metric, at, value, received_at)
      select (floor(("atMs" + 28800000) / 86400000)::bigint % 64)::int, device, metric, at, value, to_timestamp(${receivedMs / 1000})
      from given order by 1, 2, 3, 4
      on conflict do nothing
      returning device, metric, at, value
    ), rolled as (
      insert into sensors.hour (device, metric, starts_at, count, min, max, sum)
      select device, metric, date_trunc('hour', at), count(*), min(value), max(value), sum(value) from kept
      group by 1, 2, 3 order by 1, 2, 3
      on conflict (device, metric, starts_at) do update set count = sensors.hour.count + excluded.count,
        min = least(sensors.hour.min, excluded.min), max = greatest(sensors.hour.max, excluded.max),
        sum = sensors.hour.sum + excluded.sum
    )
    select device, metric, (extract(epoch from at) * 1000)::float8 as "atMs" from kept`)
  return new Set(rows.map(keyOf))
}

export function keyOf({ device, metric, atMs }: Pick<SensorReading, 'device' | 'metric' | 'atMs'>): string {
  return `${device}|${metric}|${Math.round(atMs)}`
}

export async function keepRefused(
  tx: Executor,
  refused: readonly { topic: string; payload: string; reason: string }[],
  atMs: number,
): Promise<void> {
  if (refused.length === 0) return
  await tx.run(sql`
    insert into sensors.refused (at, topic, payload, reason)
    select to_timestamp(${atMs / 1000}), topic, payload, reason
    from jsonb_to_recordset(${JSON.stringify(refused)}::jsonb) as r(topic text, payload text, reason text)`)
}

/** Hours of the raw readings' time once more into days: what came late is in them. */
export async function rollDays(db: Executor, fromMs: number): Promise<number> {
  return db.run(sql`
    insert into sensors.day (device, metric, starts_at, count, min, max, sum)
    select device, metric, date_trunc('day', starts_at), sum(count), min(min), max(max), sum(sum) from sensors.hour
    where starts_at >= date_trunc('day', to_timestamp(${fromMs / 1000})) group by 1, 2, 3
    on conflict (device, metric, starts_at) do update set count = excluded.count, min = excluded.min, max = excluded.max,
      sum = excluded.sum`)
}

/** Partitions are there before the first reading of a day wants them, so that no batch has to wait for one. */
export async function openDaysAhead(db: Executor, nowMs: number): Promise<void> {
  await openSlots(db, new Set(Array.from({ length: DAYS_AHEAD + 1 }, (_, ahead) => (dayOf(nowMs) + ahead) % SLOTS)))
}

async function openSlots(db: Executor, slots: ReadonlySet<number>): Promise<void> {
  await db.run(sql`select sensors.f_open_slots(${[...slots]}::int[])`)
}

/** Whole days of readings go with their partition. */
export async function dropOldRows(
  db: Executor,
  { nowMs, rawMs, hourMs, dayMs, refusedMs }: Record<'nowMs' | 'rawMs' | 'hourMs' | 'dayMs' | 'refusedMs', number>,
): Promise<void> {
  const kept = new Set<number>()
  for (let day = dayOf(rawMs); day <= dayOf(nowMs) + DAYS_AHEAD; day += 1) kept.add(day % SLOTS)
  const stale = Array.from({ length: SLOTS }, (_, slot) => slot).filter((slot) => !kept.has(slot))
  await db.run(sql`select sensors.f_drop_slots(${stale}::int[])`)
  await db.run(sql`delete from sensors.hour where starts_at < to_timestamp(${hourMs / 1000})`)
  await db.run(sql`delete from sensors.day where starts_at < to_timestamp(${dayMs / 1000})`)
  await db.run(sql`
    delete from sensors.refused where at < to_timestamp(${refusedMs / 1000})
      or id <= (select max(id) - 50000 from sensors.refused)`)
}

export interface CourseRow {
  metric: string
  atMs: number
  count: number
  min: number
  max: number
  mean: number
}
interface Window {
  fromMs: number
  toMs: number
}
const MOST_POINTS = 2000

/** Raw readings of a day or so, gathered by five minutes. */
export async function piecesOf(db: Executor, device: string, { fromMs, toMs }: Window): Promise<CourseRow[]> {
  const slots = new Set<number>()
  for (let day = dayOf(fromMs); day <= dayOf(toMs) + 1; day += 1) slots.add(day % SLOTS)
  return db.many<CourseRow>(sql`
    select metric, (extract(epoch from date_bin('5 minutes', at, 'epoch')) * 1000)::float8 as "atMs", count(*)::int as count,
      min(value) as min, max(value) as max, avg(value) as mean
    from sensors.reading where slot = any(${[...slots]}::int[]) and device = ${device} and at >= to_timestamp(${fromMs / 1000})
    group by 1, 2 order by 2, 1 limit ${MOST_POINTS}`)
}

export async function hoursOf(db: Executor, device: string, { fromMs }: Window): Promise<CourseRow[]> {
  return db.many<CourseRow>(sql`
    select metric, (extract(epoch from starts_at) * 1000)::float8 as "atMs", count, min, max, sum / count as mean
    from sensors.hour where device = ${device} and starts_at >= to_timestamp(${fromMs / 1000})
    order by starts_at, metric limit ${MOST_POINTS}`)
}

/** From the hours, so that the day that is going on is among them. */
export async function daysOf(db: Executor, device: string, { fromMs }: Window): Promise<CourseRow[]> {
  return db.many<CourseRow>(sql`
    select metric, (extract(epoch from date_trunc('day', starts_at)) * 1000)::float8 as "atMs", sum(count)::int as count,
      min(min) as min, max(max) as max, sum(sum) / sum(count) as mean
    from sensors.hour where device = ${device} and starts_at >= date_trunc('day', to_timestamp(${fromMs / 1000}))
    group by 1, 2 order by 2, 1 limit ${MOST_POINTS}`)
}

export async function countReadings(db: Executor, fromMs: number): Promise<number> {
  const row = await db.one<{ n: number }>(
    sql`select coalesce(sum(count), 0)::int as n from sensors.hour where starts_at >= to_timestamp(${fromMs / 1000})`,
  )
  return row.n
}
