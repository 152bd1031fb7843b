import type { Clock } from '#modules/clocks/contract.ts'
import type { Executor } from '#platform/db/database.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import type { MarkLine } from '../domain/mark.ts'

export interface MarkedCase {
  id: string
  caseNo: string
  category: string | null
  lon: number | null
  lat: number | null
  reportedMs: number
  masterId: string | null
}

export async function casesOf(db: Executor, ids: readonly string[]): Promise<MarkedCase[]> {
  return db.many<MarkedCase>(sql`
    select id, case_no as "caseNo", category, lon, lat, (extract(epoch from reported_at) * 1000)::float8 as "reportedMs",
      master_id as "masterId"
    from cases.v_case where id = any(${[...ids]}::uuid[])`)
}

export async function linesOf(db: Executor, ids: readonly string[]): Promise<(MarkLine & { caseId: string })[]> {
  return db.many(sql`
    select case_id as "caseId", seq, type, (extract(epoch from occurred_at) * 1000)::float8 as "atMs", data
    from cases.v_event where case_id = any(${[...ids]}::uuid[]) order by case_id, seq`)
}

export async function handleClocksOf(db: Executor, ids: readonly string[]): Promise<Clock[]> {
  const rows = await db.many<{ clock: Clock }>(sql`
    select clock from clocks.v_clock where case_id = any(${[...ids]}::uuid[]) and name = 'handle' order by start_at`)
  return rows.map((row) => row.clock)
}

export interface Near {
  caseId: string
  otherId: string
  otherNo: string
  atMs: number
  lon: number
  lat: number
}

/** A degree of latitude is some 111 km; one of longitude at least half of that anywhere in China. */
const DEGREES_PER_M = 1 / 55_000

export interface Spot {
  caseId: string
  category: string
  lon: number
  lat: number
  doneMs: number
}

/** Reports of the same category in the days after, in a square that holds the circle; none that were no matter at all. */
export async function reportsAfter(
  db: Executor,
  spots: readonly Spot[],
  within: { days: number; metres: number },
): Promise<Near[]> {
  if (spots.length === 0) return []
  const reach = within.metres * DEGREES_PER_M
  return db.many<Near>(sql`
    select s."caseId", n.id as "otherId", n.case_no as "otherNo", n.lon, n.lat,
      (extract(epoch from n.reported_at) * 1000)::float8 as "atMs"
    from jsonb_to_recordset(${JSON.stringify(spots)}::jsonb) as s("caseId" uuid, category text, lon float8, lat float8, "doneMs" float8)
    join cases.v_case n on n.category = s.category and n.reported_at > to_timestamp(s."doneMs" / 1000.0)
      and n.reported_at <= to_timestamp(s."doneMs" / 1000.0) + make_interval(days => ${within.days})
      and n.lon between s.lon - ${reach}::float8 and s.lon + ${reach}::float8
      and n.lat between s.lat - ${reach}::float8 and s.lat + ${reach}::float8
      and n.id <> s."caseId" and not n.imported and n.state not in ('rejected', 'declined', 'voided', 'referred')
    order by n.reported_at, n.id`)
}

const storedBetween = (fromMs: number, toMs: number): Sql =>
  sql`recorded_at >= to_timestamp(${fromMs / 1000}) and recorded_at < to_timestamp(${toMs / 1000}) and type <> 'Imported'`

/** When the first line of all was stored. */
export async function firstLineMs(db: Executor): Promise<number | null> {
  const row = await db.one<{ ms: number | null }>(
    sql`select floor(extract(epoch from min(recorded_at)) * 1000)::float8 as ms from cases.v_event`,
  )
  return row.ms
}

/** Whether more lines than `most` were stored in this span. */
export async function hasMoreLines(db: Executor, fromMs: number, toMs: number, most: number): Promise<boolean> {
  const row = await db.maybeOne(
    sql`select 1 from cases.v_event where ${storedBetween(fromMs, toMs)} offset ${most} limit 1`,
  )
  return row !== null
}

/** Cases with a line that was stored in this span. */
export async function changedBetween(db: Executor, fromMs: number, toMs: number): Promise<string[]> {
  const rows = await db.many<{ id: string }>(
    sql`select distinct case_id as id from cases.v_event where ${storedBetween(fromMs, toMs)}`,
  )
  return rows.map((row) => row.id)
}
