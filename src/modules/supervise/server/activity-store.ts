import type { Scope } from '#core/scope.ts'
import type { Executor } from '#platform/db/database.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import type { ActivityKind, ActivityState, Task } from '../domain/activity.ts'
import { caseInScope } from './scope-store.ts'

export interface StoredActivity {
  id: string
  kind: ActivityKind
  no: string
  title: string
  heldMs: number
  place: string
  participants: { unit?: string; persons?: string }[]
  findings: string
  decisions: string
  state: ActivityState
  closeReason: string | null
  byName: string
  savedMs: number
  version: number
  cases: { id: string; caseNo: string; title: string; state: string }[]
  tasks: Task[]
}

export interface ActivityQuery {
  scope: Scope
  id: string | null
  kind: string | null
  state: string | null
  caseId: string | null
  text: string | null
  fromMs: number | null
  toMs: number | null
  before: { atMs: number; id: string } | null
  limit: number
}

/** Records of cases in scope, and those that give one of one's units a task; of their cases those in scope are named. */
export async function listActivityRows(db: Executor, query: ActivityQuery): Promise<StoredActivity[]> {
  const { scope } = query
  const parts: Sql[] = [
    sql`(exists (select c.id from supervise.activity_case ac join cases.v_case c on c.id = ac.case_id where ac.activity_id = a.id and ${caseInScope(scope)}) or exists (select 1 from supervise.task x where x.activity_id = a.id and x.unit = any(${[...scope.units]})))`,
  ]
  if (query.id) parts.push(sql`a.id = ${query.id}`)
  if (query.kind) parts.push(sql`a.kind = ${query.kind}`)
  if (query.state) parts.push(sql`a.state = ${query.state}`)
  if (query.caseId)
    parts.push(
      sql`exists (select 1 from supervise.activity_case x where x.activity_id = a.id and x.case_id = ${query.caseId})`,
    )
  if (query.text) parts.push(sql`strpos(lower(a.no || ' ' || a.title), lower(${query.text})) > 0`)
  if (query.fromMs !== null) parts.push(sql`a.held_at >= to_timestamp(${query.fromMs / 1000})`)
  if (query.toMs !== null) parts.push(sql`a.held_at < to_timestamp(${query.toMs / 1000})`)
  if (query.before)
    parts.push(sql`(a.held_at, a.id) < (to_timestamp(${query.before.atMs / 1000}), ${query.before.id}::uuid)`)
  return db.many<StoredActivity>(sql`
    select a.id, a.kind, a.no, a.title, (extract(epoch from a.held_at) * 1000)::float8 as "heldMs", a.place, a.participants,
      a.findings, a.decisions, a.state, a.close_reason as "closeReason", a.by_name as "byName",
      (extract(epoch from a.saved_at) * 1000)::float8 as "savedMs", a.version,
      coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'caseNo', c.case_no, 'title', t.title, 'state', c.state) order by c.case_no)
        from cases.v_case c join cases.v_case_text t on t.case_id = c.id where c.id in (select c.id from supervise.activity_case ac join cases.v_case c on c.id = ac.case_id where ac.activity_id = a.id and ${caseInScope(scope)})), '[]') as cases,
      coalesce((select jsonb_agg(jsonb_build_object('id', x.id, 'unit', x.unit, 'task', x.task, 'due', x.due, 'answer', x.answer,
        'answeredMs', (extract(epoch from x.answered_at) * 1000)::float8, 'answeredByName', x.answered_by_name) order by x.place)
        from supervise.task x where x.activity_id = a.id), '[]') as tasks
    from supervise.activity a where ${sql.join(parts, sql` and `)} order by a.held_at desc, a.id desc limit ${query.limit}`)
}

/** Numbers of a kind and year have no holes: a record that is not saved gives its number back with the transaction. */
export async function nextNumber(tx: Executor, kind: ActivityKind, year: number): Promise<number> {
  const row = await tx.one<{ last: number }>(sql`
    insert into supervise.activity_number (kind, year, last) values (${kind}, ${year}, 1)
    on conflict (kind, year) do update set last = activity_number.last + 1 returning last`)
  return row.last
}

export interface SavedActivity {
  id: string
  kind: ActivityKind
  no: string
  title: string
  heldMs: number
  place: string
  participants: readonly { unit?: string; persons?: string }[]
  findings: string
  decisions: string
  byId: string
  byName: string
  caseIds: readonly string[]
  tasks: readonly { id: string; unit: string; task: string; due?: string }[]
}

/** Whoever comes with the same id waits here, also while there is no row yet: one record takes one number. */
export async function findActivityHead(
  tx: Executor,
  id: string,
): Promise<{ no: string; kind: ActivityKind; state: ActivityState; version: number } | null> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtext('supervise.activity'), hashtext(${id}))`)
  return tx.maybeOne(sql`select no, kind, state, version from supervise.activity where id = ${id} for update`)
}

/** Cases that the writer sees are set anew, others stay; a task that has been answered keeps its answer and cannot be taken away. */
export async function saveActivityRow(
  tx: Executor,
  saved: SavedActivity,
  { nowMs, scope }: { nowMs: number; scope(): Scope },
): Promise<void> {
  await tx.run(sql`
    insert into supervise.activity (id, kind, no, title, held_at, place, participants, findings, decisions, by_id, by_name, saved_at)
    values (${saved.id}, ${saved.kind}, ${saved.no}, ${saved.title}, to_timestamp(${saved.heldMs / 1000}), ${saved.place},
      ${JSON.stringify(saved.participants)}::jsonb, ${saved.findings}, ${saved.decisions}, ${saved.byId}, ${saved.byName},
      to_timestamp(${nowMs / 1000}))
    on conflict (id) do update set title = excluded.title, held_at = excluded.held_at, place = excluded.place,
      participants = excluded.participants, findings = excluded.findings, decisions = excluded.decisions,
      saved_at = excluded.saved_at, version = activity.version + 1`)
  await tx.run(sql`
    delete from supervise.activity_case ac using cases.v_case c
     where ac.activity_id = ${saved.id} and c.id = ac.case_id and ${caseInScope(scope())}`)
  await tx.run(sql`
    insert into supervise.activity_case (activity_id, case_id) select ${saved.id}, unnest(${[...saved.caseIds]}::uuid[])
    on conflict do nothing`)
  const ids = saved.tasks.map((task) => task.id)
  await tx.run(sql`
    delete from supervise.task where activity_id = ${saved.id} and answered_at is null and id <> all(${ids}::uuid[])`)
  await tx.run(sql`
    insert into supervise.task (id, activity_id, place, unit, task, due)
    select (t.task->>'id')::uuid, ${saved.id}, t.place, t.task->>'unit', t.task->>'task', (t.task->>'due')::date
    from jsonb_array_elements(${JSON.stringify(saved.tasks)}::jsonb) with ordinality as t(task, place)
    on conflict (id) do update set place = excluded.place, unit = excluded.unit, task = excluded.task, due = excluded.due
     where task.answered_at is null and task.activity_id = excluded.activity_id`)
}

export async function findTask(
  tx: Executor,
  id: string,
): Promise<{ activityId: string; unit: string; task: string; no: string; byId: string; answered: boolean } | null> {
  return tx.maybeOne(sql`
    select x.activity_id as "activityId", x.unit, x.task, a.no, a.by_id as "byId", x.answered_at is not null as answered
    from supervise.task x join supervise.activity a on a.id = x.activity_id where x.id = ${id} for update`)
}

export async function answerTaskRow(
  tx: Executor,
  { id, answer, byId, byName, nowMs }: { id: string; answer: string; byId: string; byName: string; nowMs: number },
): Promise<void> {
  await tx.run(sql`
    update supervise.task set answer = ${answer}, answered_at = to_timestamp(${nowMs / 1000}), answered_by = ${byId},
      answered_by_name = ${byName} where id = ${id}`)
}

export async function closeActivityRow(tx: Executor, id: string, reason: string | null, nowMs: number): Promise<void> {
  await tx.run(sql`
    update supervise.activity set state = 'closed', close_reason = ${reason}, closed_at = to_timestamp(${nowMs / 1000}),
      version = version + 1 where id = ${id}`)
}
