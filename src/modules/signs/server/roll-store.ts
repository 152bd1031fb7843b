import type { Executor } from '#platform/db/database.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import type { Roll, RolledReading } from '../domain/roll-up.ts'
import type { SignPlace } from './state-store.ts'

export type RollKind = 'hour' | 'day'
export interface PlacedRoll extends SignPlace, Roll {}

const HOUR_MS = 3_600_000
const lengthMs = { hour: HOUR_MS, day: 24 * HOUR_MS }
const tables: Readonly<Record<RollKind, Sql>> = { hour: sql`signs.hour`, day: sql`signs.day` }

interface StoredRoll extends SignPlace {
  startMs: number
  count: number
  simulated: number
  min: number | null
  max: number | null
  sum: number
  last: number | null
  lastAtMs: number | null
  normal: number
  yellow: number
  orange: number
  red: number
  unknown: number
}

const columns = sql`r.code, r.place, (extract(epoch from r.starts_at) * 1000)::float8 as "startMs", r.count, r.simulated, r.min, r.max,
  r.sum, r.last, (extract(epoch from r.last_at) * 1000)::float8 as "lastAtMs", r.normal_s as normal, r.yellow_s as yellow,
  r.orange_s as orange, r.red_s as red, r.unknown_s as unknown`

function rollOf(kind: RollKind, row: StoredRoll): PlacedRoll {
  const { code, place, startMs, normal, yellow, orange, red, unknown, count, simulated, min, max, sum, last } = row
  const seconds = { normal, yellow, orange, red, unknown }
  const { lastAtMs } = row
  const toMs = startMs + lengthMs[kind]
  return { code, place, fromMs: startMs, toMs, count, simulated, min, max, sum, last, lastAtMs, seconds }
}

export async function saveRolls(tx: Executor, kind: RollKind, rolls: readonly PlacedRoll[]): Promise<void> {
  const rows = rolls.map(({ seconds, ...roll }) => ({ ...roll, ...seconds }))
  await tx.run(sql`
    insert into ${tables[kind]} (code, place, starts_at, count, simulated, min, max, sum, last, last_at, normal_s, yellow_s, orange_s, red_s, unknown_s)
    select r.code, r.place, to_timestamp(r."fromMs" / 1000), r.count, r.simulated, r.min, r.max, r.sum, r.last,
      to_timestamp(r."lastAtMs" / 1000), r.normal, r.yellow, r.orange, r.red, r.unknown
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(code text, place text, "fromMs" float8, count int, simulated int, min float8,
      max float8, sum float8, last float8, "lastAtMs" float8, normal float8, yellow float8, orange float8, red float8, unknown float8)
    on conflict (code, place, starts_at) do update set count = excluded.count, simulated = excluded.simulated, min = excluded.min,
      max = excluded.max, sum = excluded.sum, last = excluded.last, last_at = excluded.last_at, normal_s = excluded.normal_s,
      yellow_s = excluded.yellow_s, orange_s = excluded.orange_s, red_s = excluded.red_s, unknown_s = excluded.unknown_s`)
}

export async function rollsBetween(
  db: Executor,
  kind: RollKind,
  { code, place }: SignPlace,
  fromMs: number,
  toMs: number,
): Promise<PlacedRoll[]> {
  const rows = await db.many<StoredRoll>(sql`
    select ${columns} from ${tables[kind]} r where r.code = ${code} and r.place = ${place}
      and r.starts_at >= to_timestamp(${fromMs / 1000}) and r.starts_at < to_timestamp(${toMs / 1000}) order by r.starts_at`)
  return rows.map((row) => rollOf(kind, row))
}

export interface HourMean extends SignPlace {
  startMs: number
  mean: number
}

/** Means of the hours of these signs from an instant on, for small lines beside their values. */
export async function hourMeans(db: Executor, keys: readonly SignPlace[], fromMs: number): Promise<HourMean[]> {
  return db.many<HourMean>(sql`
    select r.code, r.place, (extract(epoch from r.starts_at) * 1000)::float8 as "startMs", r.sum / r.count as mean
    from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as k(code text, place text)
    join signs.hour r on r.code = k.code and r.place = k.place and r.starts_at >= to_timestamp(${fromMs / 1000})
    where r.count > 0 order by r.starts_at`)
}

export interface HourToRoll extends SignPlace {
  startMs: number
}

/** Signs that have ever been read, for one hour. */
export async function placesRead(db: Executor): Promise<SignPlace[]> {
  return db.many<SignPlace>(sql`select code, place from signs.state order by code, place`)
}

export async function takeLateHours(tx: Executor, limit: number): Promise<HourToRoll[]> {
  return tx.many<HourToRoll>(sql`
    with picked as (select code, place, starts_at from signs.late_hour order by starts_at limit ${limit} for update skip locked)
    delete from signs.late_hour l using picked
     where l.code = picked.code and l.place = picked.place and l.starts_at = picked.starts_at
    returning l.code, l.place, (extract(epoch from l.starts_at) * 1000)::float8 as "startMs"`)
}

export interface HourReadings extends HourToRoll {
  readings: RolledReading[]
  before: RolledReading | null
}

/** The single readings of hours, each with the last one before it. */
export async function readingsOfHours(db: Executor, hours: readonly HourToRoll[]): Promise<HourReadings[]> {
  return db.many<HourReadings>(sql`
    select h.code, h.place, h."startMs",
      coalesce((select jsonb_agg(jsonb_build_object('atMs', extract(epoch from r.at) * 1000, 'value', r.value, 'level', r.level,
          'simulated', r.quality = 'simulated') order by r.at)
        from signs.reading r where r.code = h.code and r.place = h.place and r.at >= to_timestamp(h."startMs" / 1000)
          and r.at < to_timestamp(h."startMs" / 1000) + interval '1 hour'), '[]') as readings,
      (select jsonb_build_object('atMs', extract(epoch from b.at) * 1000, 'value', b.value, 'level', b.level,
          'simulated', b.quality = 'simulated')
        from signs.reading b where b.code = h.code and b.place = h.place and b.at < to_timestamp(h."startMs" / 1000)
        order by b.at desc limit 1) as before
    from jsonb_to_recordset(${JSON.stringify(hours)}::jsonb) as h(code text, place text, "startMs" float8)`)
}

export async function hoursOfDays(db: Executor, days: readonly HourToRoll[]): Promise<PlacedRoll[]> {
  const rows = await db.many<StoredRoll>(sql`
    select ${columns} from jsonb_to_recordset(${JSON.stringify(days)}::jsonb) as d(code text, place text, "startMs" float8)
    join signs.hour r on r.code = d.code and r.place = d.place and r.starts_at >= to_timestamp(d."startMs" / 1000)
      and r.starts_at < to_timestamp(d."startMs" / 1000) + interval '1 day'
    order by r.starts_at`)
  return rows.map((row) => rollOf('hour', row))
}

export async function findProgress(db: Executor, what: string): Promise<number | null> {
  const row = await db.maybeOne<{ ms: number }>(
    sql`select (extract(epoch from at) * 1000)::float8 as ms from signs.progress where what = ${what}`,
  )
  return row?.ms ?? null
}

export async function saveProgress(tx: Executor, what: string, ms: number): Promise<void> {
  await tx.run(sql`
    insert into signs.progress (what, at) values (${what}, to_timestamp(${ms / 1000}))
    on conflict (what) do update set at = excluded.at`)
}

/** True for one of several processes at a time, until its transaction ends. */
export async function takeTurn(tx: Executor, what: string): Promise<boolean> {
  const row = await tx.one<{ mine: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtext(${`signs.${what}`})) as mine`,
  )
  return row.mine
}

export async function dropRolls(db: Executor, kind: RollKind, beforeMs: number): Promise<number> {
  return db.run(sql`delete from ${tables[kind]} where starts_at < to_timestamp(${beforeMs / 1000})`)
}
