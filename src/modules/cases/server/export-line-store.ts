import type { Clock } from '#modules/clocks/contract.ts'
import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'

export interface ExportKey {
  id: string
  reportedMs: number
  masterId: string | null
}

/** Cases reported in `[fromMs, toMs)`, oldest first, after `last`. */
export async function exportKeys(
  db: Executor,
  fromMs: number,
  toMs: number,
  last: ExportKey | null,
  limit: number,
): Promise<ExportKey[]> {
  const after = last
    ? sql`and (c.reported_at, c.id) > (to_timestamp(${last.reportedMs}::float8 / 1000), ${last.id}::uuid)`
    : sql``
  return db.many(sql`
    select c.id, (extract(epoch from c.reported_at) * 1000)::float8 as "reportedMs", c.master_id as "masterId"
      from cases."case" c
     where c.reported_at >= to_timestamp(${fromMs}::float8 / 1000) and c.reported_at < to_timestamp(${toMs}::float8 / 1000) ${after}
     order by c.reported_at, c.id limit ${limit}`)
}

export interface VersionedKey extends ExportKey {
  version: number
  masterVersion: number | null
}

/** Some cases by their ids, oldest first, with the versions of their rows. */
export async function keysOf(db: Executor, ids: readonly string[]): Promise<VersionedKey[]> {
  return db.many(sql`
    select c.id, (extract(epoch from c.reported_at) * 1000)::float8 as "reportedMs", c.master_id as "masterId", c.version,
      m.version as "masterVersion"
      from cases."case" c left join cases."case" m on m.id = c.master_id
     where c.id = any(${[...ids]}::uuid[]) order by c.reported_at, c.id`)
}

/** Every clock that ever ran on some cases. */
export async function clocksOfCases(db: Executor, ids: readonly string[]): Promise<Map<string, Clock[]>> {
  const rows = await db.many<{ caseId: string; clock: Clock }>(sql`
    select k.case_id as "caseId", k.clock from clocks.v_clock k where k.case_id = any(${[...ids]}::uuid[])`)
  const clocks = new Map<string, Clock[]>()
  for (const { caseId, clock } of rows) {
    const list = clocks.get(caseId)
    if (list) list.push(clock)
    else clocks.set(caseId, [clock])
  }
  return clocks
}

export async function reportTimes(db: Executor, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map()
  const rows = await db.many<{ id: string; ms: number }>(sql`
    select c.id, (extract(epoch from c.reported_at) * 1000)::float8 as ms from cases."case" c where c.id = any(${[...ids]}::uuid[])`)
  return new Map(rows.map(({ id, ms }) => [id, ms]))
}
