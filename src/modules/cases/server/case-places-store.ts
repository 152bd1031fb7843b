import type { Clock } from '#modules/clocks/contract.ts'
import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { CaseMark } from '../contract.ts'
import type { CaseConditions } from './case-conditions.ts'
import { overdueSql } from './case-filter-store.ts'
import { whereOf } from './case-list-store.ts'

/** Id, longitude, latitude and light of one case after the other, as PostgreSQL sends them. */
export const PLACE_BYTES = 16 + 8 + 8 + 4

/** No more than one beyond `most`. One long value: of fifty thousand cases a row each would take ten times as long. */
export async function packPlaces(db: Executor, conditions: CaseConditions, most: number): Promise<Buffer> {
  const now = sql`to_timestamp(${conditions.nowMs / 1000})`
  const row = await db.one<{ packed: Buffer | null }>(sql`
    select string_agg(uuid_send(c.id) || float8send(c.lon) || float8send(c.lat) || int4send(case
      when ${overdueSql(conditions)} then 5
      when c.step_due_at is null then case when c.step_clock is not null and exists (select 1 from clocks.v_clock k
        where k.case_id = c.id and k.name = c.step_clock and k.state = 'paused') then 1 else 0 end
      when c.step_orange_at <= ${now} then 4
      when c.step_yellow_at <= ${now} then 3
      else 2 end), ''::bytea) as packed
    from (select * from cases."case" c where c.lon is not null and c.lat is not null and ${whereOf(conditions)}
      limit ${most + 1}) c`)
  return row.packed ?? Buffer.alloc(0)
}

export interface PastPlace {
  /** 16 bytes. */
  id: Buffer
  lon: number
  lat: number
  /** A limit was over by then, of a clock that still ran. */
  over: boolean
  /** The clock of the step that ran then. */
  clock: Clock | null
}

/** Cases that had been reported and had not ended by a moment, no more than one beyond `most`. */
export async function findPastPlaces(
  db: Executor,
  conditions: CaseConditions,
  atMs: number,
  { stepClocks, most }: { stepClocks: readonly string[]; most: number },
): Promise<PastPlace[]> {
  const at = sql`to_timestamp(${atMs / 1000})`
  const ran = sql`k.case_id = c.id and k.start_at <= ${at} and (k.stopped_at is null or k.stopped_at > ${at})`
  return db.many<PastPlace>(sql`
    select uuid_send(c.id) as id, c.lon, c.lat,
      exists (select 1 from clocks.v_clock k where ${ran} and k.overdue_at < ${at}) as over,
      (select k.clock from clocks.v_clock k where ${ran} and k.subject_kind = 'case' and k.name = any(${[...stepClocks]})
        order by k.start_at desc limit 1) as clock
    from cases."case" c
    where c.lon is not null and c.lat is not null and c.reported_at <= ${at}
      and (c.open or coalesce(c.closed_at,
        to_timestamp((c.state_data->'at'->>(case when c.state = 'merged' then 'mergedAt' else 'endedAt' end))::float8 / 1000),
        c.reported_at) > ${at})
      and ${whereOf(conditions)} limit ${most + 1}`)
}

export async function marksOf(db: Executor, ids: readonly string[]): Promise<CaseMark[]> {
  if (ids.length === 0) return []
  return db.many<CaseMark>(sql`
    select id, case_no as "caseNo", state, urgency, coalesce(category, '') as category, emergency
    from cases."case" where id = any(${[...ids]}::uuid[])`)
}
