import type { Scope } from '#core/scope.ts'
import { localDate } from '#core/time/local.ts'
import type { Executor } from '#platform/db/database.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import type { TaskState } from '../domain/states.ts'

const ms = (at: Sql) => sql`(extract(epoch from ${at}) * 1000)::float8`

export interface StoredTask {
  id: string
  no: string
  version: number
  alertId: string
  unit: string
  areaCode: string | null
  place: string
  what: string
  dueOn: string
  state: TaskState
  result: string | null
  photos: string[]
  doneMs: number | null
  caseId: string | null
  caseNo: string | null
  createdByName: string
  createdMs: number
  progress: { atMs: number; byName: string; text: string; photos: string[] }[]
}

const columns = sql`t.id, t.no, t.version, t.alert_id as "alertId", t.unit, t.area_code as "areaCode", t.place, t.what,
  t.due_on::text as "dueOn", t.state, t.result, t.photos, ${ms(sql`t.done_at`)} as "doneMs", t.case_id as "caseId",
  t.case_no as "caseNo", t.created_by_name as "createdByName", ${ms(sql`t.created_at`)} as "createdMs",
  coalesce((select jsonb_agg(jsonb_build_object('atMs', ${ms(sql`l.at`)}, 'byName', l.by_name, 'text', l.what || '：' || l.text,
    'photos', l.photos) order by l.id) from alerts.line l where l.task_id = t.id), '[]') as progress`

/** Of a unit in scope, or of an area in it. */
function taskInScope({ all, areas, units }: Scope): Sql {
  if (all) return sql`true`
  const parts: Sql[] = [sql`false`, ...areas.map((area) => sql`starts_with(t.area_code, ${area})`)]
  if (units.length > 0) parts.push(sql`t.unit = any(${[...units]})`)
  return sql`(${sql.join(parts, sql` or `)})`
}

export interface TaskQuery {
  scope: Scope
  id?: string | undefined
  state?: string | undefined
  unit?: string | undefined
  overdueOn?: string | undefined
  text?: string | undefined
  before?: { atMs: number; id: string } | null
  limit: number
}

/** Newest first. */
export async function findTasks(db: Executor, query: TaskQuery): Promise<StoredTask[]> {
  const parts: Sql[] = [taskInScope(query.scope)]
  if (query.id) parts.push(sql`t.id = ${query.id}::uuid`)
  if (query.state) parts.push(sql`t.state = ${query.state}`)
  if (query.unit) parts.push(sql`t.unit = ${query.unit}`)
  if (query.overdueOn) parts.push(sql`t.due_on < ${query.overdueOn}::date and t.state in ('open', 'doing')`)
  if (query.text) parts.push(sql`strpos(lower(t.no || ' ' || t.place || ' ' || t.what), lower(${query.text})) > 0`)
  if (query.before)
    parts.push(sql`(t.created_at, t.id) < (to_timestamp(${query.before.atMs / 1000}), ${query.before.id}::uuid)`)
  return db.many<StoredTask>(sql`
    select ${columns} from alerts.task t where ${sql.join(parts, sql` and `)}
    order by t.created_at desc, t.id desc limit ${query.limit}`)
}

export async function tasksOfAlert(
  db: Executor,
  alertId: string,
): Promise<{ id: string; no: string; unit: string; state: string; dueOn: string }[]> {
  return db.many(sql`
    select t.id, t.no, t.unit, t.state, t.due_on::text as "dueOn" from alerts.task t where t.alert_id = ${alertId}
    order by t.created_at limit 100`)
}

export async function countTasks(
  db: Executor,
  scope: Scope,
  nowMs: number,
): Promise<{ tasksOpen: number; tasksOverdue: number }> {
  return db.one(sql`
    select count(*)::int as "tasksOpen", count(*) filter (where t.due_on < ${localDate(nowMs)}::date)::int as "tasksOverdue"
    from alerts.task t where t.state in ('open', 'doing') and ${taskInScope(scope)}`)
}

export interface NewTask {
  id: string
  no: string
  alertId: string
  unit: string
  areaCode: string | null
  place: string
  what: string
  dueOn: string
  byId: string
  byName: string
  nowMs: number
}

export async function insertTask(tx: Executor, one: NewTask): Promise<void> {
  await tx.run(sql`
    insert into alerts.task (id, no, alert_id, unit, area_code, place, what, due_on, state, created_by, created_by_name, created_at)
    values (${one.id}, ${one.no}, ${one.alertId}, ${one.unit}, ${one.areaCode}, ${one.place}, ${one.what}, ${one.dueOn}::date,
      'open', ${one.byId}, ${one.byName}, to_timestamp(${one.nowMs / 1000}))`)
}

/** Locks the row until the transaction ends. */
export async function lockTask(tx: Executor, id: string): Promise<{ version: number; state: TaskState } | null> {
  return tx.maybeOne(sql`select version, state from alerts.task where id = ${id}::uuid for update`)
}

export interface TaskChange {
  state?: TaskState
  done?: { result: string; photos: readonly string[]; nowMs: number }
  opened?: { caseId: string; caseNo: string }
}

export async function changeTask(tx: Executor, id: string, { state, done, opened }: TaskChange): Promise<void> {
  const sets: Sql[] = [sql`version = version + 1`]
  if (state) sets.push(sql`state = ${state}`)
  if (done)
    sets.push(
      sql`result = ${done.result}`,
      sql`photos = ${[...done.photos]}::uuid[]`,
      sql`done_at = to_timestamp(${done.nowMs / 1000})`,
    )
  if (opened) sets.push(sql`case_id = ${opened.caseId}::uuid`, sql`case_no = ${opened.caseNo}`)
  await tx.run(sql`update alerts.task set ${sql.join(sets, sql`, `)} where id = ${id}::uuid`)
}

export async function insertPhoto(tx: Executor, id: string, taskId: string, nowMs: number): Promise<void> {
  await tx.run(sql`insert into alerts.photo (id, task_id, at) values (${id}, ${taskId}, to_timestamp(${nowMs / 1000}))`)
}

export async function photosOf(db: Executor, taskId: string): Promise<Set<string>> {
  const rows = await db.many<{ id: string }>(sql`select id from alerts.photo where task_id = ${taskId}`)
  return new Set(rows.map(({ id }) => id))
}
