import { DAY_MS, HOUR_MS, OFFSET_MS } from '#core/time/local.ts'
import { type Sql, sql } from '#platform/db/sql.ts'

/** A time of a row, and the same in whole hours since 1970. */
export interface When {
  time: Sql
  hour: Sql
}

/** Where engines say the same thing in other words. Times are instants in the one and epoch milliseconds in the other. */
export interface Dialect {
  instant(ms: number): Sql
  /** Whole hours since 1970. */
  hour(time: Sql): Sql
  /** Whole days of so many hours. */
  days(hours: Sql): Sql
  /** The place of a time among the beginnings of steps, from 1; no row lies before the first or past the end. */
  place(when: When, begins: readonly number[], toMs: number): Sql
  /** A number of 64 bits with one of them set, 0 to 63. */
  bit(place: Sql): Sql
  /** All values of a group, for percentiles. */
  list(value: Sql): Sql
  /** Columns and lists of lines; a line comes once for every piece of its lists. */
  inPieces(columns: readonly Column[], lists: readonly Column[], rest: Sql): Sql
}

/** A value and its name. */
export type Column = readonly [value: Sql, name: Sql]
export const namedColumns = (columns: readonly Column[]) =>
  sql.join(columns.map(([value, name]) => sql`${value} as ${name}`))

/** Numbers of eight bytes; text of them this long the server throws away as easily as it got it. */
const PIECE_BYTES = 32_768

const postgres: Dialect = {
  instant: (ms) => sql`to_timestamp(${ms / 1000}::float8)`,
  hour: (time) => sql`floor(date_part('epoch', ${time}) / 3600)::int`,
  days: (hours) => sql`(${hours}) / 24`,
  // Whole hours and a list: reckoning with the calendar row by row is slow, and so is looking for a place among beginnings.
  place: ({ hour }, begins, toMs) => {
    const unitMs = unitOf(begins)
    const hours = sql`${hour} - ${(begins[0] ?? 0) / HOUR_MS}`
    const units = unitMs === DAY_MS ? sql`((${hours}) / 24 + 1)` : sql`(${hours} + 1)`
    const places = placesOf(begins, unitMs, toMs)
    return places.every((place, at) => place === at + 1) ? units : sql`(${places}::int[])[${units}]`
  },
  bit: (place) => sql`1::bigint << (${place})::int`,
  list: (value) => sql`string_agg(float8send(${value}), ''::bytea)`,
  inPieces: (columns, lists, rest) => {
    const names = columns.map(([, name]) => name)
    const pieces = lists.map(
      ([, list]) => sql`substring(${list} from piece * ${PIECE_BYTES} + 1 for ${PIECE_BYTES}) as ${list}`,
    )
    const lengths = sql.join(lists.map(([, list]) => sql`coalesce(length(${list}), 1)`))
    return sql`select ${sql.join([...names, ...pieces])} from (select ${namedColumns([...columns, ...lists])} ${rest}) line
      cross join lateral generate_series(0, (greatest(${lengths}) - 1) / ${PIECE_BYTES}) piece`
  },
}

const columns: Dialect = {
  instant: (ms) => sql`${ms}::bigint`,
  hour: (time) => sql`(${time} // 3600000)::int`,
  days: (hours) => sql`(${hours}) // 24`,
  place: ({ time }, begins, toMs) => {
    const first = begins[0] ?? 0
    const unitMs = unitOf(begins)
    const places = placesOf(begins, unitMs, toMs)
    return sql`(${places}::int[])[((${time} - ${first}::bigint) // ${unitMs}::bigint)::int + 1]`
  },
  bit: (place) => sql`1::ubigint << (${place})::ubigint`,
  list: (value) => sql`list((${value})::float8)`,
  inPieces: (columns, lists, rest) => sql`select ${namedColumns([...columns, ...lists])} ${rest}`,
}

export const DIALECTS = { postgres, columns } as const

/** Hours, or days of Beijing time. */
const unitOf = (begins: readonly number[]) => (begins.some((ms) => (ms + OFFSET_MS) % DAY_MS !== 0) ? HOUR_MS : DAY_MS)

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
