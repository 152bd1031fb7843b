import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { Reading } from '../domain/check-reading.ts'
import type { Level } from '../domain/sign.ts'
import type { SignPlace } from './state-store.ts'

export interface NewReading extends Reading {
  level: Level
}

export interface KeptReading extends SignPlace {
  atMs: number
  value: number
}

/** Those that were new, or measured where the same instant had only been made up. */
export async function addReadings(tx: Executor, readings: readonly NewReading[], source: string): Promise<Set<string>> {
  const rows = await tx.many<Omit<KeptReading, 'value'>>(sql`
    insert into signs.reading (code, place, at, value, quality, level, source)
    select r.code, r.place, to_timestamp(r."atMs" / 1000), r.value, r.quality, r.level, ${source}
    from jsonb_to_recordset(${JSON.stringify(readings)}::jsonb) as r(code text, place text, "atMs" float8, value float8, quality text, level text)
    order by r.code, r.place, r."atMs"
    on conflict (code, place, at) do update set value = excluded.value, quality = excluded.quality, level = excluded.level,
      source = excluded.source, received_at = clock_timestamp()
    where signs.reading.quality = 'simulated' and excluded.quality <> 'simulated'
    returning code, place, (extract(epoch from at) * 1000)::float8 as "atMs"`)
  return new Set(rows.map(keyOfReading))
}

export function keyOfReading({ code, place, atMs }: Omit<KeptReading, 'value'>): string {
  return `${code}|${place}|${Math.round(atMs)}`
}

/** What stands already for these instants. */
export async function valuesAt(tx: Executor, readings: readonly Reading[]): Promise<Map<string, number>> {
  const rows = await tx.many<KeptReading>(sql`
    select r.code, r.place, (extract(epoch from r.at) * 1000)::float8 as "atMs", r.value from signs.reading r
    join jsonb_to_recordset(${JSON.stringify(readings)}::jsonb) as k(code text, place text, "atMs" float8)
      on r.code = k.code and r.place = k.place and r.at = to_timestamp(k."atMs" / 1000)`)
  return new Map(rows.map((row) => [keyOfReading(row), row.value]))
}

/** Hours that have been rolled and are touched by a reading that came late, as far as it stood. */
export async function markLateHours(
  tx: Executor,
  readings: readonly (SignPlace & { atMs: number; untilMs: number })[],
): Promise<void> {
  await tx.run(sql`
    insert into signs.late_hour (code, place, starts_at)
    select distinct r.code, r.place, h
    from jsonb_to_recordset(${JSON.stringify(readings)}::jsonb) as r(code text, place text, "atMs" float8, "untilMs" float8)
    cross join generate_series(date_trunc('hour', to_timestamp(r."atMs" / 1000)), to_timestamp(r."untilMs" / 1000), interval '1 hour') as h
    on conflict do nothing`)
}

export interface SeriesReading {
  atMs: number
  value: number
  level: Level
  simulated: boolean
}

export async function readingsBetween(
  db: Executor,
  { code, place }: SignPlace,
  fromMs: number,
  toMs: number,
): Promise<SeriesReading[]> {
  return db.many<SeriesReading>(sql`
    select (extract(epoch from at) * 1000)::float8 as "atMs", value, level, quality = 'simulated' as simulated from signs.reading
     where code = ${code} and place = ${place} and at >= to_timestamp(${fromMs / 1000}) and at < to_timestamp(${toMs / 1000})
     order by at limit 20000`)
}

export async function lastBefore(db: Executor, { code, place }: SignPlace, ms: number): Promise<SeriesReading | null> {
  return db.maybeOne<SeriesReading>(sql`
    select (extract(epoch from at) * 1000)::float8 as "atMs", value, level, quality = 'simulated' as simulated from signs.reading
     where code = ${code} and place = ${place} and at < to_timestamp(${ms / 1000}) order by at desc limit 1`)
}

/** Drops readings older than their sign is kept. */
export async function dropReadings(db: Executor, cuts: readonly { code: string; beforeMs: number }[]): Promise<number> {
  return db.run(sql`
    delete from signs.reading r using jsonb_to_recordset(${JSON.stringify(cuts)}::jsonb) as c(code text, "beforeMs" float8)
     where r.code = c.code and r.at < to_timestamp(c."beforeMs" / 1000)`)
}
