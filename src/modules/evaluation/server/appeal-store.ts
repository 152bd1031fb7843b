import type { Executor } from '#platform/db/database.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import type { AppealState } from '../domain/appeal.ts'

export interface StoredAppeal {
  id: string
  no: string
  sheetId: string
  sheetNo: string | null
  period: string
  schemeZh: string
  schemeEn: string | null
  version: number
  scope: string
  scopeZh: string
  scopeEn: string
  unit: string
  indicator: string
  indicatorZh: string
  indicatorEn: string
  reason: string
  caseIds: string[]
  fileIds: string[]
  state: AppealState
  byId: string
  byName: string
  submittedMs: number
  dueMs: number
  decidedMs: number | null
  decidedByName: string | null
  decision: string | null
  changed: string[]
  resultVersion: number | null
}

const COLUMNS = sql`a.id, a.no, a.sheet_id as "sheetId", s.no as "sheetNo", s.period, s.inputs->'scheme'->>'zh' as "schemeZh",
  s.inputs->'scheme'->>'en' as "schemeEn", a.version, a.scope,
  coalesce((select x->>'zh' from jsonb_array_elements(s.inputs->'members') x where x->>'scope' = a.scope limit 1), a.scope) as "scopeZh",
  coalesce((select x->>'en' from jsonb_array_elements(s.inputs->'members') x where x->>'scope' = a.scope limit 1), a.scope) as "scopeEn",
  a.unit, a.indicator,
  coalesce((select x->>'zh' from jsonb_array_elements(s.inputs->'indicators') x where x->>'id' = a.indicator limit 1), a.indicator) as "indicatorZh",
  coalesce((select x->>'en' from jsonb_array_elements(s.inputs->'indicators') x where x->>'id' = a.indicator limit 1), a.indicator) as "indicatorEn",
  a.reason,
  a.case_ids as "caseIds", a.file_ids as "fileIds", a.state, a.by_id as "byId", a.by_name as "byName",
  (extract(epoch from a.submitted_at) * 1000)::float8 as "submittedMs", (extract(epoch from a.due) * 1000)::float8 as "dueMs",
  (extract(epoch from a.decided_at) * 1000)::float8 as "decidedMs", a.decided_by_name as "decidedByName", a.decision, a.changed,
  a.result_version as "resultVersion"`

export interface AppealQuery {
  /** Null: all; else those of these units alone. */
  units: readonly string[] | null
  sheetId: string | null
  state: string | null
  limit: number
  offset: number
}

export async function listAppealRows(db: Executor, query: AppealQuery): Promise<StoredAppeal[]> {
  const parts: Sql[] = [query.units === null ? sql`true` : sql`a.unit = any(${[...query.units]})`]
  if (query.sheetId !== null) parts.push(sql`a.sheet_id = ${query.sheetId}`)
  if (query.state !== null) parts.push(sql`a.state = ${query.state}`)
  return db.many(sql`
    select ${COLUMNS} from evaluation.appeal a join evaluation.sheet s on s.id = a.sheet_id
    where ${sql.join(parts, sql` and `)} order by a.submitted_at desc, a.id limit ${query.limit} offset ${query.offset}`)
}

export async function findAppeal(db: Executor, id: string): Promise<StoredAppeal | null> {
  return db.maybeOne(sql`
    select ${COLUMNS} from evaluation.appeal a join evaluation.sheet s on s.id = a.sheet_id where a.id = ${id}`)
}

/** Whoever settles it waits here for whoever does so too. */
export async function holdAppeal(tx: Executor, id: string): Promise<StoredAppeal | null> {
  await tx.run(sql`select 1 from evaluation.appeal where id = ${id} for update`)
  return findAppeal(tx, id)
}

export async function openAppealOf(
  db: Executor,
  { sheetId, scope, indicator }: { sheetId: string; scope: string; indicator: string },
): Promise<string | null> {
  const row = await db.maybeOne<{ no: string }>(sql`
    select no from evaluation.appeal
    where sheet_id = ${sheetId} and scope = ${scope} and indicator = ${indicator} and state = 'submitted' limit 1`)
  return row?.no ?? null
}

export interface NewAppeal {
  id: string
  no: string
  sheetId: string
  version: number
  scope: string
  unit: string
  indicator: string
  reason: string
  caseIds: readonly string[]
  fileIds: readonly string[]
  byId: string
  byName: string
  atMs: number
  dueMs: number
}

export async function insertAppeal(tx: Executor, it: NewAppeal): Promise<void> {
  await tx.run(sql`
    insert into evaluation.appeal (id, no, sheet_id, version, scope, unit, indicator, reason, case_ids, file_ids, state, by_id,
      by_name, submitted_at, due)
    values (${it.id}, ${it.no}, ${it.sheetId}, ${it.version}, ${it.scope}, ${it.unit}, ${it.indicator}, ${it.reason},
      ${[...it.caseIds]}::uuid[], ${[...it.fileIds]}::uuid[], 'submitted', ${it.byId}, ${it.byName},
      to_timestamp(${it.atMs / 1000}), to_timestamp(${it.dueMs / 1000}))`)
}

export interface Settlement {
  id: string
  state: Exclude<AppealState, 'submitted'>
  byId: string
  byName: string
  atMs: number
  decision: string | null
  changed: readonly string[]
  resultVersion: number | null
}

export async function settleAppeal(tx: Executor, it: Settlement): Promise<void> {
  await tx.run(sql`
    update evaluation.appeal set state = ${it.state}, decided_at = to_timestamp(${it.atMs / 1000}), decided_by = ${it.byId},
      decided_by_name = ${it.byName}, decision = ${it.decision}, changed = ${[...it.changed]}, result_version = ${it.resultVersion}
    where id = ${it.id}`)
}
