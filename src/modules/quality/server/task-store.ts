import type { Executor } from '#platform/db/database.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import type { QualityRules } from '../domain/quality-rules.ts'

export interface NewTask {
  id: string
  entryId: string
  planId: string
  turn: number
  reviewer: string | null
}

export async function insertTasks(tx: Executor, rows: readonly NewTask[]): Promise<void> {
  await tx.run(sql`
    insert into quality.task (id, entry_id, plan_id, turn, reviewer)
    select r.id, r."entryId", r."planId", r.turn, r.reviewer from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(id uuid, "entryId" uuid, "planId" uuid, turn int, reviewer text)`)
}

export interface StoredTask {
  id: string
  planId: string
  planNo: string
  planState: string
  rules: QualityRules
  entryId: string
  caseId: string
  caseNo: string
  title: string
  unit: string
  turn: number
  reviewer: string | null
  scoreBy: string
  marks: Record<string, number | null>
  findings: string[]
  note: string
  got: number | null
  applicable: number | null
  passed: boolean | null
  version: number
  doneMs: number | null
}

export interface TaskQuery {
  id?: string
  planId?: string | undefined
  /** Whose; undefined: anybody's, null: nobody's yet. */
  reviewer?: string | null
  done?: boolean | undefined
  limit: number
}

export async function listTaskRows(db: Executor, query: TaskQuery): Promise<StoredTask[]> {
  const parts: Sql[] = [sql`p.state in ('drawn', 'reported')`]
  if (query.id) parts.push(sql`k.id = ${query.id}`)
  if (query.planId) parts.push(sql`k.plan_id = ${query.planId}`)
  if (query.reviewer === null) parts.push(sql`k.reviewer is null`)
  else if (query.reviewer !== undefined) parts.push(sql`k.reviewer = ${query.reviewer}`)
  if (query.done !== undefined) parts.push(query.done ? sql`k.done_at is not null` : sql`k.done_at is null`)
  return db.many(sql`
    select k.id, k.plan_id as "planId", p.no as "planNo", p.state as "planState", p.rules, k.entry_id as "entryId",
      e.case_id as "caseId", e.case_no as "caseNo", t.title, e.unit, k.turn, k.reviewer,
      to_char(p.score_by, 'YYYY-MM-DD') as "scoreBy", k.marks, k.findings, k.note, k.got, k.applicable, k.passed, k.version,
      (extract(epoch from k.done_at) * 1000)::float8 as "doneMs"
    from quality.task k join quality.plan p on p.id = k.plan_id join quality.entry e on e.id = k.entry_id
      join cases.v_case_text t on t.case_id = e.case_id
    where ${sql.join(parts, sql` and `)} order by p.score_by, k.turn desc, e.case_no, k.id limit ${query.limit}`)
}

export async function countTasks(db: Executor, reviewer: string): Promise<{ open: number; done: number }> {
  return db.one(sql`
    select (count(*) filter (where k.done_at is null))::int as open, (count(*) filter (where k.done_at is not null))::int as done
    from quality.task k join quality.plan p on p.id = k.plan_id where k.reviewer = ${reviewer} and p.state = 'drawn'`)
}

export async function saveTaskRow(
  tx: Executor,
  saved: {
    id: string
    marks: Record<string, number | null>
    findings: readonly string[]
    note: string
    got: number
    applicable: number
    passed: boolean | null
    done: boolean
  },
  nowMs: number,
): Promise<number> {
  const at = sql`to_timestamp(${nowMs / 1000})`
  const row = await tx.one<{ version: number }>(sql`
    update quality.task set marks = ${JSON.stringify(saved.marks)}::jsonb, findings = ${[...saved.findings]}, note = ${saved.note},
      got = ${saved.got}, applicable = ${saved.applicable}, passed = ${saved.passed}, version = version + 1, saved_at = ${at},
      done_at = case when ${saved.done} then ${at} end
    where id = ${saved.id} returning version`)
  return row.version
}

export interface TurnRow {
  turn: number
  reviewer: string | null
  marks: Record<string, number | null>
  findings: string[]
  note: string
  got: number | null
  applicable: number | null
  passed: boolean | null
  done: boolean
}
export async function listTurns(tx: Executor, entryId: string): Promise<TurnRow[]> {
  return tx.many(sql`
    select turn, reviewer, marks, findings, note, got, applicable, passed, done_at is not null as done
    from quality.task where entry_id = ${entryId} order by turn`)
}

export async function assignTaskRow(tx: Executor, id: string, reviewer: string): Promise<void> {
  // What somebody else had begun is not shown to who takes it over: each score is one's own.
  await tx.run(sql`
    update quality.task set reviewer = ${reviewer}, marks = '{}', findings = '{}', note = '', got = null, applicable = null,
      passed = null, version = version + 1 where id = ${id}`)
}

export async function countProgress(
  db: Executor,
  planId: string,
): Promise<{ reviewer: string | null; done: number; all: number }[]> {
  return db.many(sql`
    select reviewer, (count(*) filter (where done_at is not null))::int as done, count(*)::int as "all"
    from quality.task where plan_id = ${planId} group by reviewer order by reviewer nulls last`)
}

export async function countOpen(db: Executor, planId: string): Promise<number> {
  const row = await db.one<{ n: number }>(sql`
    select count(*)::int as n from quality.task where plan_id = ${planId} and done_at is null`)
  return row.n
}

/** Every finished scoring of a plan, with its case: what results are reckoned from. */
export interface ScoredTurn extends Omit<TurnRow, 'done' | 'reviewer' | 'note'> {
  entryId: string
  unit: string
  stratum: string
  part: string
  state: string
}
export async function listScoredTurns(db: Executor, planId: string): Promise<ScoredTurn[]> {
  return db.many(sql`
    select k.entry_id as "entryId", k.turn, k.marks, k.findings, k.got, k.applicable, k.passed, e.unit, e.stratum, e.part, e.state
    from quality.task k join quality.entry e on e.id = k.entry_id
    where k.plan_id = ${planId} and k.done_at is not null order by e.case_no, k.turn`)
}
