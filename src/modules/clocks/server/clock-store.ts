import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { Clock } from '../domain/clock.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** A clock of a case by its id, or the newest run of a name. */
export async function findClock(db: Executor, caseId: string, reference: string): Promise<Clock | null> {
  const which = UUID.test(reference) ? sql`id = ${reference}` : sql`name = ${reference}`
  const row = await db.maybeOne<{ clock: Clock }>(sql`
    select clock from clocks.clock where case_id = ${caseId} and ${which} order by start_at desc, id desc limit 1`)
  return row?.clock ?? null
}

export async function countOpenCases(db: Executor): Promise<number> {
  const row = await db.one<{ n: number }>(
    sql`select count(distinct case_id)::int as n from clocks.clock where state <> 'ended'`,
  )
  return row.n
}

export async function countOpenClocks(db: Executor): Promise<number> {
  const row = await db.one<{ n: number }>(sql`select count(*)::int as n from clocks.clock where state <> 'ended'`)
  return row.n
}

/** Cases with a clock that has not ended, in the order of their ids. */
export async function openCaseIds(db: Executor, after: string | null, limit: number): Promise<string[]> {
  const rows = await db.many<{ id: string }>(sql`
    select distinct case_id as id from clocks.clock
    where state <> 'ended' and ${after === null ? sql`true` : sql`case_id > ${after}::uuid`} order by case_id limit ${limit}`)
  return rows.map((row) => row.id)
}

/** The dues that people were told, by clock. */
export async function toldDues(db: Executor, caseIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db.many<{ id: string; dueMs: number }>(sql`
    select id, (extract(epoch from told_due_at) * 1000)::float8 as "dueMs" from clocks.clock
    where case_id = any(${caseIds}::uuid[]) and told_due_at is not null and state <> 'ended'`)
  return new Map(rows.map((row) => [row.id, row.dueMs]))
}

/** Some open clocks, for a trial. */
export async function someOpenClocks(
  db: Executor,
  limit: number,
): Promise<{ clock: Clock; toldDueMs: number | null }[]> {
  return db.many(sql`
    select clock, (extract(epoch from told_due_at) * 1000)::float8 as "toldDueMs" from clocks.clock
    where state <> 'ended' limit ${limit}`)
}

/** Running clocks from before attention was kept, locked against everybody else. */
export async function lockUnknownAttention(tx: Executor, limit: number): Promise<Clock[]> {
  const rows = await tx.many<{ clock: Clock }>(sql`
    select clock from clocks.clock where not attention_known and state = 'running' order by id limit ${limit}
    for update skip locked`)
  return rows.map((row) => row.clock)
}

export async function saveAttention(
  tx: Executor,
  rows: readonly { id: string; attentionMs: number | null }[],
): Promise<void> {
  await tx.run(sql`
    update clocks.clock k set attention_at = to_timestamp(a."attentionMs" / 1000), attention_known = true
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as a(id uuid, "attentionMs" float8) where k.id = a.id`)
}
