import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { Difference, DifferenceKind, OwnThread } from '../domain/compare-threads.ts'

export interface StoredThread extends Omit<OwnThread, 'state'> {
  /** Null: no case came of it. */
  caseState: string | null
  closeKind: string | null
  refused: boolean
}

/** In the order of ids that both sides use: byte by byte. */
export function threadsAfter(db: Executor, after: string, upTo: string | null, limit: number): Promise<StoredThread[]> {
  return db.many<StoredThread>(sql`
    select t.id as thread, t.up_made as "upMade", c.state as "caseState", c.close_kind as "closeKind",
      exists (select from exchange.inbound i where i.thread = t.id and i.seq = 1 and i.state = 'refused') as refused,
      (select count(*)::int from (select seq, row_number() over (order by seq) as n from exchange.inbound i
        where i.thread = t.id) held where held.seq = held.n) as down,
      coalesce((select max(seq) from exchange.inbound i where i.thread = t.id), 0) as "downTop",
      coalesce((select min(o.seq) - 1 from exchange.outbound o where o.thread = t.id and o.state = 'waiting'),
        t.up_made) as "upSent",
      ((select count(*) from exchange.inbound i where i.thread = t.id and i.state = 'waiting')
        + (select count(*) from exchange.outbound o where o.thread = t.id and o.state = 'waiting'))::int as waiting
    from exchange.thread t left join cases.v_case c on c.id = t.case_id
    where t.id > ${after} and (${upTo}::text is null or t.id <= ${upTo}) order by t.id limit ${limit}`)
}

export async function beginRun(db: Executor, id: string, atMs: number): Promise<void> {
  await db.run(sql`insert into exchange.reconciliation (id, started_at) values (${id}, to_timestamp(${atMs / 1000}))`)
}

export async function addDifferences(db: Executor, runId: string, found: readonly Difference[]): Promise<void> {
  if (found.length === 0) return
  await db.run(sql`
    insert into exchange.difference (run_id, thread, kind, ours, theirs)
    select ${runId}::uuid, d.thread, d.kind, d.ours, d.theirs
    from jsonb_to_recordset(${JSON.stringify(found)}::jsonb) as d(thread text, kind text, ours text, theirs text)
    on conflict do nothing`)
}

export async function endRun(
  db: Executor,
  id: string,
  counts: { ours: number; theirs: number; differences: number; error: string | null },
  atMs: number,
): Promise<void> {
  await db.run(sql`
    update exchange.reconciliation set ended_at = to_timestamp(${atMs / 1000}), ours = ${counts.ours},
      theirs = ${counts.theirs}, differences = ${counts.differences}, error = ${counts.error} where id = ${id}`)
}

/** The newest are enough: what differed last month has been put right or shows again tonight. */
export async function dropRuns(db: Executor, keep: number): Promise<void> {
  await db.run(sql`
    delete from exchange.reconciliation where id not in
      (select id from exchange.reconciliation order by started_at desc, id desc limit ${keep})`)
}

export interface StoredRun {
  id: string
  startedMs: number
  endedMs: number | null
  ours: number
  theirs: number
  differences: number
  error: string | null
}

export function listRuns(db: Executor, limit: number): Promise<StoredRun[]> {
  return db.many<StoredRun>(sql`
    select id, extract(epoch from started_at)::float8 * 1000 as "startedMs",
      extract(epoch from ended_at)::float8 * 1000 as "endedMs", ours, theirs, differences, error
    from exchange.reconciliation order by started_at desc, id desc limit ${limit}`)
}

export function differencesOf(
  db: Executor,
  runId: string,
  limit: number,
): Promise<
  { thread: string; kind: DifferenceKind; ours: string; theirs: string; caseId: string | null; caseNo: string | null }[]
> {
  return db.many(sql`
    select d.thread, d.kind, d.ours, d.theirs, c.id as "caseId", c.case_no as "caseNo"
    from exchange.difference d left join exchange.thread t on t.id = d.thread
      left join cases.v_case c on c.id = t.case_id
    where d.run_id = ${runId} order by d.thread, d.kind limit ${limit}`)
}
