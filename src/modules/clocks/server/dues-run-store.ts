import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'

export interface StoredRun {
  id: string
  key: string
  version: number
  state: 'waiting' | 'running' | 'done' | 'failed'
  cases: number
  done: number
  changed: number
  fault: string | null
  startedBy: string
  startedMs: number
  endedMs: number | null
}

const COLUMNS = sql`id, key, version, state, cases_count as cases, cases_done as done, changed_count as changed, fault,
  started_by as "startedBy", (extract(epoch from started_at) * 1000)::float8 as "startedMs",
  (extract(epoch from ended_at) * 1000)::float8 as "endedMs"`

export async function addRun(
  db: Executor,
  run: Pick<StoredRun, 'id' | 'key' | 'version' | 'startedBy'>,
): Promise<void> {
  await db.run(sql`
    insert into clocks.dues_run (id, key, version, started_by) values (${run.id}, ${run.key}, ${run.version}, ${run.startedBy})`)
}

export async function findRun(db: Executor, id: string): Promise<StoredRun | null> {
  return db.maybeOne<StoredRun>(sql`select ${COLUMNS} from clocks.dues_run where id = ${id}`)
}

export async function listRuns(db: Executor): Promise<StoredRun[]> {
  return db.many<StoredRun>(sql`select ${COLUMNS} from clocks.dues_run order by started_at desc limit 100`)
}

export type RunChange = Partial<Pick<StoredRun, 'state' | 'cases' | 'done' | 'fault'>>

/** The number of moved dues is counted from the list itself. */
export async function changeRun(db: Executor, id: string, change: RunChange): Promise<void> {
  const ended =
    change.state === undefined ? sql`ended_at` : change.state === 'running' ? sql`null` : sql`clock_timestamp()`
  await db.run(sql`
    update clocks.dues_run set state = coalesce(${change.state ?? null}, state), cases_count = coalesce(${change.cases ?? null}, cases_count),
      cases_done = coalesce(${change.done ?? null}, cases_done),
      changed_count = (select count(*) from clocks.due_change where run_id = ${id}),
      fault = ${change.fault === undefined ? sql`fault` : sql`${change.fault}::text`}, ended_at = ${ended}
    where id = ${id}`)
}

export interface StoredMove {
  clockId: string
  caseId: string
  caseNo: string
  name: string
  beforeMs: number | null
  afterMs: number | null
  reckonedMs: number | null
  overdueBeforeMs: number | null
  overdueAfterMs: number | null
}

/** Found again, a clock keeps what it had before the run. */
export async function saveMoves(db: Executor, runId: string, moves: readonly StoredMove[]): Promise<void> {
  await db.run(sql`
    insert into clocks.due_change (run_id, clock_id, case_id, case_no, name, due_before, due_after, due_reckoned, overdue_before, overdue_after)
    select ${runId}::uuid, m."clockId", m."caseId", m."caseNo", m.name, to_timestamp(m."beforeMs" / 1000), to_timestamp(m."afterMs" / 1000),
      to_timestamp(m."reckonedMs" / 1000), to_timestamp(m."overdueBeforeMs" / 1000), to_timestamp(m."overdueAfterMs" / 1000)
    from jsonb_to_recordset(${JSON.stringify(moves)}::jsonb) as m("clockId" uuid, "caseId" uuid, "caseNo" text, name text, "beforeMs" float8,
      "afterMs" float8, "reckonedMs" float8, "overdueBeforeMs" float8, "overdueAfterMs" float8)
    on conflict (run_id, clock_id) do update set due_after = excluded.due_after, due_reckoned = excluded.due_reckoned,
      overdue_after = excluded.overdue_after`)
}

export async function listMoves(
  db: Executor,
  runId: string,
  after: string | null,
  limit: number,
): Promise<StoredMove[]> {
  return db.many<StoredMove>(sql`
    select clock_id as "clockId", case_id as "caseId", case_no as "caseNo", name,
      (extract(epoch from due_before) * 1000)::float8 as "beforeMs", (extract(epoch from due_after) * 1000)::float8 as "afterMs",
      (extract(epoch from due_reckoned) * 1000)::float8 as "reckonedMs",
      (extract(epoch from overdue_before) * 1000)::float8 as "overdueBeforeMs",
      (extract(epoch from overdue_after) * 1000)::float8 as "overdueAfterMs"
    from clocks.due_change where run_id = ${runId} and ${after === null ? sql`true` : sql`clock_id > ${after}::uuid`}
    order by clock_id limit ${limit}`)
}
