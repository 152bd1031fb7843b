import type { Scope } from '#core/scope.ts'
import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { KeyCaseRow } from '../contract.ts'
import { caseInScope } from './scope-store.ts'

export type StoredKeyCase = Omit<KeyCaseRow, 'reportedAt' | 'stepDue' | 'lastAt' | 'whys' | 'overdue'> & {
  reportedMs: number
  stepDueMs: number | null
  lastMs: number | null
  firstMs: number
  whys: { why: string; reason: string | null; byName: string | null; atMs: number }[]
}

export interface KeyCaseQuery {
  scope: Scope
  why: string | null
  caseId: string | null
  before: { atMs: number; id: string } | null
  limit: number
}

/** Open cases only: a case is followed until it is closed. Those that came on the list last stand first. */
export async function listKeyCaseRows(db: Executor, query: KeyCaseQuery): Promise<StoredKeyCase[]> {
  const { scope, why, caseId, before, limit } = query
  return db.many<StoredKeyCase>(sql`
    with listed as (
      select k.case_id, max(k.at) as first_at, jsonb_agg(jsonb_build_object('why', k.why, 'reason', k.reason, 'byName', k.by_name,
        'atMs', (extract(epoch from k.at) * 1000)::float8) order by k.at) as whys
      from supervise.key_case k where ${caseId ? sql`k.case_id = ${caseId}` : sql`true`}
       ${why ? sql`and k.case_id in (select w.case_id from supervise.key_case w where w.why = ${why})` : sql``} group by k.case_id)
    select c.id, c.case_no as "caseNo", t.title, c.state, c.area_code as "areaCode", c.lead_unit as "leadUnit",
      (extract(epoch from c.reported_at) * 1000)::float8 as "reportedMs", c.step_clock as step,
      (extract(epoch from c.step_due_at) * 1000)::float8 as "stepDueMs",
      (select k.owner_post from clocks.v_clock k where k.case_id = c.id and k.name = c.step_clock and k.state <> 'ended' limit 1) as "stepPost",
      c.state_data->'supervision'->>'level' as supervision, e.type as "lastEvent",
      (extract(epoch from e.occurred_at) * 1000)::float8 as "lastMs",
      (extract(epoch from l.first_at) * 1000)::float8 as "firstMs", l.whys
    from listed l join cases.v_case c on c.id = l.case_id join cases.v_case_text t on t.case_id = c.id
    left join lateral (select e.type, e.occurred_at from cases.v_event e where e.case_id = c.id order by e.seq desc limit 1) e on true
     where c.open and ${caseInScope(scope)}
       ${before ? sql`and (l.first_at, c.id) < (to_timestamp(${before.atMs / 1000}), ${before.id}::uuid)` : sql``}
     order by l.first_at desc, c.id desc limit ${limit}`)
}

export async function pin(
  db: Executor,
  {
    caseId,
    reason,
    byId,
    byName,
    nowMs,
  }: { caseId: string; reason: string; byId: string; byName: string; nowMs: number },
): Promise<void> {
  await db.run(sql`
    insert into supervise.key_case (case_id, why, reason, by_id, by_name, at)
    values (${caseId}, 'pinned', ${reason}, ${byId}, ${byName}, to_timestamp(${nowMs / 1000}))
    on conflict (case_id, why) do update set reason = excluded.reason, by_id = excluded.by_id, by_name = excluded.by_name`)
}

export async function unpin(db: Executor, caseId: string): Promise<boolean> {
  return (await db.run(sql`delete from supervise.key_case where case_id = ${caseId} and why = 'pinned'`)) > 0
}

export async function isOpenCase(db: Executor, caseId: string): Promise<boolean> {
  return (await db.maybeOne(sql`select 1 from cases.v_case where id = ${caseId} and open`)) !== null
}
