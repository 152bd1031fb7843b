import type { Scope } from '#core/scope.ts'
import type { Executor } from '#platform/db/database.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import type { UnitFigures } from '../contract.ts'
import type { RecordLine } from '../domain/fold-measures.ts'
import type { Measure } from '../domain/measure.ts'
import { caseInScope } from './scope-store.ts'

/** One case is drawn by one process at a time. */
export async function lockRegister(tx: Executor, caseId: string): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtext('supervise.register'), hashtext(${caseId}))`)
}

export async function recordLines(tx: Executor, caseId: string, types: readonly string[]): Promise<RecordLine[]> {
  return tx.many<RecordLine>(sql`
    select type, (extract(epoch from occurred_at) * 1000)::float8 as "atMs", person_id as by, post, actor_kind as "actorKind", data
    from cases.v_event where case_id = ${caseId} and type = any(${[...types]}) order by seq`)
}

export async function statesOf(tx: Executor, caseId: string): Promise<Map<string, Measure['state']>> {
  const rows = await tx.many<{ id: string; state: Measure['state'] }>(
    sql`select id, state from supervise.measure where case_id = ${caseId}`,
  )
  return new Map(rows.map((row) => [row.id, row.state]))
}

export async function saveMeasures(tx: Executor, caseId: string, measures: readonly Measure[]): Promise<void> {
  await tx.run(sql`
    insert into supervise.measure (id, case_id, kind, no, level, form, automatic, unit, post, text, opened_at, opened_by,
      opened_post, state, answered_at, answer, answered_by, ended_at, end_reason)
    select m.id, ${caseId}, m.kind, m.no, m.level, m.form, m.automatic, m.unit, m.post, m.text, to_timestamp(m."openedMs" / 1000),
      m."openedBy", m."openedPost", m.state, to_timestamp(m."answerMs" / 1000), m.answer, m."answeredBy",
      to_timestamp(m."endedMs" / 1000), m."endReason"
    from jsonb_to_recordset(${JSON.stringify(measures)}::jsonb) as m(id uuid, kind text, no text, level text, form text,
      automatic boolean, unit text, post text, text text, "openedMs" float8, "openedBy" text, "openedPost" text, state text,
      "answerMs" float8, answer text, "answeredBy" text, "endedMs" float8, "endReason" text)
    on conflict (id) do update set state = excluded.state, answered_at = excluded.answered_at, answer = excluded.answer,
      answered_by = excluded.answered_by, ended_at = excluded.ended_at, end_reason = excluded.end_reason`)
}

export interface StoredMeasure extends Measure {
  caseId: string
  caseNo: string
  caseTitle: string
  caseState: string
  areaCode: string | null
  dueMs: number | null
  result: string | null
}

export interface MeasureQuery {
  scope: Scope
  nowMs: number
  kind: string | null
  level: string | null
  state: string | null
  unit: string | null
  automatic: boolean | null
  overdue: boolean | null
  caseId: string | null
  text: string | null
  fromMs: number | null
  toMs: number | null
  before: { atMs: number; id: string } | null
  limit: number
}

const COLUMNS = sql`m.id, m.kind, m.no, m.level, m.form, m.automatic, m.unit, m.post, m.text, m.opened_by as "openedBy",
  m.opened_post as "openedPost", m.state, m.answer, m.answered_by as "answeredBy", m.end_reason as "endReason",
  (extract(epoch from m.opened_at) * 1000)::float8 as "openedMs", (extract(epoch from m.answered_at) * 1000)::float8 as "answerMs",
  (extract(epoch from m.ended_at) * 1000)::float8 as "endedMs", c.id as "caseId", c.case_no as "caseNo", t.title as "caseTitle",
  c.state as "caseState", c.area_code as "areaCode", (extract(epoch from k.due_at) * 1000)::float8 as "dueMs", k.result`

export async function listMeasureRows(db: Executor, query: MeasureQuery): Promise<StoredMeasure[]> {
  const parts: Sql[] = [caseInScope(query.scope)]
  if (query.kind) parts.push(sql`m.kind = ${query.kind}`)
  if (query.level) parts.push(sql`m.level = ${query.level}`)
  if (query.state) parts.push(sql`m.state = ${query.state}`)
  if (query.unit) parts.push(sql`m.unit = ${query.unit}`)
  if (query.automatic !== null) parts.push(sql`m.automatic = ${query.automatic}`)
  if (query.caseId) parts.push(sql`m.case_id = ${query.caseId}`)
  if (query.text) parts.push(sql`strpos(lower(m.no || ' ' || c.case_no), lower(${query.text})) > 0`)
  if (query.fromMs !== null) parts.push(sql`m.opened_at >= to_timestamp(${query.fromMs / 1000})`)
  if (query.toMs !== null) parts.push(sql`m.opened_at < to_timestamp(${query.toMs / 1000})`)
  if (query.overdue === true)
    parts.push(
      sql`(k.result in ('late', 'missed') or (m.state = 'open' and k.due_at < to_timestamp(${query.nowMs / 1000})))`,
    )
  if (query.before)
    parts.push(sql`(m.opened_at, m.id) < (to_timestamp(${query.before.atMs / 1000}), ${query.before.id}::uuid)`)
  return db.many<StoredMeasure>(sql`
    select ${COLUMNS} from supervise.measure m join cases.v_case c on c.id = m.case_id
    join cases.v_case_text t on t.case_id = c.id left join lateral (select k.due_at, k.result from clocks.v_clock k where k.case_id = m.case_id and k.subject_id = m.id::text limit 1) k on true
     where ${sql.join(parts, sql` and `)} order by m.opened_at desc, m.id desc limit ${query.limit}`)
}

export async function countByUnit(
  db: Executor,
  { scope, fromMs, toMs, nowMs }: { scope: Scope; fromMs: number; toMs: number; nowMs: number },
): Promise<UnitFigures[]> {
  const over = sql`m.state = 'open' and k.due_at < to_timestamp(${nowMs / 1000})`
  return db.many<UnitFigures>(sql`
    select m.unit, count(*) filter (where m.kind = 'urge')::int as urges,
      count(*) filter (where m.kind = 'urge' and m.automatic)::int as "automaticUrges",
      count(*) filter (where m.kind = 'reminder')::int as reminders,
      count(*) filter (where m.level = 'III')::int as "supervisionsIII",
      count(*) filter (where m.level = 'II')::int as "supervisionsII",
      count(*) filter (where m.level = 'I')::int as "supervisionsI",
      count(*) filter (where m.kind = 'instruction')::int as instructions,
      count(*) filter (where k.result in ('met', 'late', 'missed') or (${over}))::int as "answersDue",
      count(*) filter (where k.result = 'met')::int as "answeredInTime",
      count(*) filter (where m.state = 'open')::int as waiting,
      count(*) filter (where ${over})::int as overdue
    from supervise.measure m join cases.v_case c on c.id = m.case_id left join lateral (select k.due_at, k.result from clocks.v_clock k where k.case_id = m.case_id and k.subject_id = m.id::text limit 1) k on true
     where m.opened_at >= to_timestamp(${fromMs / 1000}) and m.opened_at < to_timestamp(${toMs / 1000}) and ${caseInScope(scope)}
     group by m.unit order by m.unit nulls last`)
}

export async function countActivities(
  db: Executor,
  fromMs: number,
  toMs: number,
): Promise<{ onSite: number; meetings: number }> {
  return db.one(sql`
    select count(*) filter (where kind = 'onSite')::int as "onSite", count(*) filter (where kind = 'meeting')::int as meetings
    from supervise.activity where held_at >= to_timestamp(${fromMs / 1000}) and held_at < to_timestamp(${toMs / 1000})`)
}
