import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { RowDifference } from '../domain/rollup/compare-rows.ts'

export interface CheckRun {
  id: string
  startedMs: number
  endedMs: number | null
  byName: string
  cases: number
  rows: number
  differing: number
  fault: string | null
}

export interface FoundDifference extends RowDifference {
  runId: string
  no: number
}

export async function beginCheck(db: Executor, run: Pick<CheckRun, 'id' | 'startedMs' | 'byName'>): Promise<void> {
  await db.run(sql`
    insert into indicators.check_run (id, started_at, by_name)
    values (${run.id}, to_timestamp(${run.startedMs}::float8 / 1000), ${run.byName})`)
}

export async function saveCheck(
  db: Executor,
  run: Pick<CheckRun, 'id' | 'endedMs' | 'cases' | 'rows' | 'differing' | 'fault'>,
): Promise<void> {
  await db.run(sql`
    update indicators.check_run set ended_at = to_timestamp(${run.endedMs}::float8 / 1000), cases = ${run.cases},
      rows = ${run.rows}, differing = ${run.differing}, fault = ${run.fault}
    where id = ${run.id}`)
}

export async function addDifferences(
  db: Executor,
  runId: string,
  from: number,
  found: readonly RowDifference[],
): Promise<void> {
  if (found.length === 0) return
  const rows = found.map((one, at) => ({ ...one, no: from + at }))
  await db.run(sql`
    insert into indicators.difference (run_id, no, what, period, kind, scope, imported, case_id, indicator, kept, reckoned)
    select ${runId}::uuid, r.no, r.what, r.period, r.kind, r.scope, r.imported, r."caseId", r.indicator, r.kept, r.reckoned
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(no int, what text, period text, kind text, scope text,
        imported boolean, "caseId" uuid, indicator text, kept text, reckoned text)`)
}

const RUN = sql`id, (extract(epoch from started_at) * 1000)::float8 as "startedMs",
  (extract(epoch from ended_at) * 1000)::float8 as "endedMs", by_name as "byName", cases, rows, differing, fault`

export async function listCheckRuns(db: Executor, limit: number): Promise<CheckRun[]> {
  return db.many<CheckRun>(sql`select ${RUN} from indicators.check_run order by started_at desc, id limit ${limit}`)
}

export async function listDifferences(db: Executor, limit: number): Promise<FoundDifference[]> {
  return db.many<FoundDifference>(sql`
    select d.run_id as "runId", d.no, d.what, d.period, d.kind, d.scope, d.imported, d.case_id as "caseId", d.indicator, d.kept,
      d.reckoned
    from indicators.difference d join indicators.check_run r on r.id = d.run_id
    order by r.started_at desc, d.no limit ${limit}`)
}
