import { DAY_MS, HOUR_MS, OFFSET_MS } from '#core/time/local.ts'
import { type Sql, sql } from '#platform/db/sql.ts'

/** Where engines say the same thing in other words. Times are instants in the one and epoch milliseconds in the other. */
export interface Dialect {
  instant(ms: number): Sql
  seconds(time: Sql): Sql
  /** The place of a time among the beginnings of steps, from 1; no row lies before the first or past the end. */
  place(time: Sql, begins: readonly number[], toMs: number): Sql
  /** A number of 64 bits with one of them set, 0 to 63. */
  bit(place: Sql): Sql
  /** All values of a group, for percentiles. */
  list(value: Sql): Sql
}

const postgres: Dialect = {
  instant: (ms) => sql`to_timestamp(${ms / 1000}::float8)`,
  seconds: (time) => sql`date_part('epoch', ${time})`,
  // By bisection among all beginnings: reckoning with the calendar row by row is slow.
  place: (time, begins) => sql`width_bucket(date_part('epoch', ${time}), ${begins.map((ms) => ms / 1000)}::float8[])`,
  bit: (place) => sql`1::bigint << (${place})::int`,
  list: (value) => sql`string_agg(float8send(${value}), ''::bytea)`,
}

const columns: Dialect = {
  instant: (ms) => sql`${ms}::bigint`,
  seconds: (time) => sql`(${time} / 1000.0)`,
  place: (time, begins, toMs) => {
    const first = begins[0] ?? 0
    const unitMs = begins.some((ms) => (ms + OFFSET_MS) % DAY_MS !== 0) ? HOUR_MS : DAY_MS
    const places = placesOf(begins, unitMs, toMs)
    return sql`(${places}::int[])[((${time} - ${first}::bigint) // ${unitMs}::bigint)::int + 1]`
  },
  bit: (place) => sql`1::ubigint << (${place})::ubigint`,
  list: (value) => sql`list((${value})::float8)`,
}

export const DIALECTS = { postgres, columns } as const

/** For every day (or hour) since the first beginning, in which step it lies. */
function placesOf(begins: readonly number[], unitMs: number, toMs: number): number[] {
  const places: number[] = []
  let at = 0
  for (let ms = begins[0] ?? toMs; ms < toMs; ms += unitMs) {
    while (at + 1 < begins.length && begins[at + 1]! <= ms) at += 1
    places.push(at + 1)
  }
  return places
}
