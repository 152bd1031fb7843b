import type { Scope } from '#core/scope.ts'
import type { Executor } from '#platform/db/database.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import type { CorrectionState } from '../domain/names.ts'
import { entryInScope } from './scope-store.ts'

export type StepKind = 'asked' | 'answered' | 'returned' | 'accepted'
export interface StoredCorrection {
  id: string
  entryId: string
  planNo: string
  caseId: string
  caseNo: string
  title: string
  unit: string
  task: string
  due: string
  state: CorrectionState
  askedMs: number
  askedBy: string
  steps: { kind: StepKind; text: string; byName: string; atMs: number }[]
}

export interface CorrectionQuery {
  scope: Scope
  today: string
  id?: string
  state?: string | undefined
  unit?: string | undefined
  caseId?: string | undefined
  overdue?: boolean | undefined
  text?: string | undefined
  before: { atMs: number; id: string } | null
  limit: number
}

export async function listCorrectionRows(db: Executor, query: CorrectionQuery): Promise<StoredCorrection[]> {
  const parts: Sql[] = [entryInScope(query.scope)]
  if (query.id) parts.push(sql`r.id = ${query.id}`)
  if (query.state) parts.push(sql`r.state = ${query.state}`)
  if (query.unit) parts.push(sql`e.unit = ${query.unit}`)
  if (query.caseId) parts.push(sql`e.case_id = ${query.caseId}`)
  if (query.overdue !== undefined) {
    const late = sql`(r.state = 'open' and r.due < ${query.today}::date)`
    parts.push(query.overdue ? late : sql`not ${late}`)
  }
  if (query.text) parts.push(sql`strpos(lower(e.case_no || ' ' || t.title), lower(${query.text})) > 0`)
  if (query.before)
    parts.push(sql`(r.asked_at, r.id) < (to_timestamp(${query.before.atMs / 1000}), ${query.before.id}::uuid)`)
  return db.many(sql`
    select r.id, r.entry_id as "entryId", p.no as "planNo", e.case_id as "caseId", e.case_no as "caseNo", t.title, e.unit, r.task,
      to_char(r.due, 'YYYY-MM-DD') as due, r.state, (extract(epoch from r.asked_at) * 1000)::float8 as "askedMs",
      r.asked_by as "askedBy",
      (select jsonb_agg(jsonb_build_object('kind', s.kind, 'text', s.text, 'byName', s.by_name,
        'atMs', (extract(epoch from s.at) * 1000)::float8) order by s.position)
        from quality.correction_step s where s.correction_id = r.id) as steps
    from quality.correction r join quality.entry e on e.id = r.entry_id join quality.plan p on p.id = e.plan_id
      join cases.v_case_text t on t.case_id = e.case_id
    where ${sql.join(parts, sql` and `)} order by r.asked_at desc, r.id desc limit ${query.limit}`)
}

export async function holdCorrection(tx: Executor, id: string): Promise<void> {
  await tx.run(sql`select id from quality.correction where id = ${id} for update`)
}

/** False: one was asked for already. */
export async function insertCorrection(
  tx: Executor,
  {
    id,
    entryId,
    task,
    due,
    byId,
    nowMs,
  }: { id: string; entryId: string; task: string; due: string; byId: string; nowMs: number },
): Promise<boolean> {
  const made = await tx.run(sql`
    insert into quality.correction (id, entry_id, task, due, state, asked_at, asked_by)
    values (${id}, ${entryId}, ${task}, ${due}, 'open', to_timestamp(${nowMs / 1000}), ${byId}) on conflict (entry_id) do nothing`)
  return made === 1
}

export async function addStep(
  tx: Executor,
  id: string,
  step: { kind: StepKind; text: string; byId: string; byName: string; nowMs: number },
): Promise<void> {
  await tx.run(sql`
    insert into quality.correction_step (correction_id, position, kind, text, by_id, by_name, at)
    select ${id}, count(*) + 1, ${step.kind}, ${step.text}, ${step.byId}, ${step.byName}, to_timestamp(${step.nowMs / 1000})
    from quality.correction_step where correction_id = ${id}`)
}

export async function moveCorrection(
  tx: Executor,
  id: string,
  state: CorrectionState,
  due: string | null,
): Promise<void> {
  await tx.run(sql`update quality.correction set state = ${state}, due = coalesce(${due}::date, due) where id = ${id}`)
}
