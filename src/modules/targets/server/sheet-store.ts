import type { Scope } from '#core/scope.ts'
import type { Executor } from '#platform/db/database.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import type { SheetState } from '../domain/sheet-chain.ts'
import type { SheetTexts } from '../domain/sheet-facts.ts'
import { unitInScope } from './plan-store.ts'

/** A sheet of an approved plan; one that nobody has written into yet has no row of its own and version 0. */
export interface StoredSheet extends SheetTexts {
  id: string
  projectId: string | null
  projectKey: string | null
  projectName: string | null
  shortNames: string[]
  implementer: string | null
  projectClass: string | null
  attribute: string | null
  type: string | null
  unit: string
  year: number
  scheme: string
  state: SheetState
  edition: number
  fillers: string[]
  submittedBy: string | null
  submittedByName: string | null
  submittedMs: number | null
  reviewedBy: string | null
  reviewedByName: string | null
  reviewedMs: number | null
  signedBy: string | null
  signedByName: string | null
  signedMs: number | null
  why: string | null
  version: number
  savedByName: string | null
  savedMs: number | null
}

const ms = (column: Sql) => sql`(extract(epoch from ${column}) * 1000)::float8`

const columns = sql`
  p.id, p.project_id as "projectId", v.key as "projectKey", v.name as "projectName",
  coalesce(v.short_names, '{}') as "shortNames", v.implementer, v.class as "projectClass", v.attribute, v.type,
  p.unit, p.year, p.scheme, coalesce(s.state, 'draft') as state, coalesce(s.edition, 1) as edition,
  coalesce(s.execution_reason, '') as "executionReason", coalesce(s.deviation_reasons, '') as "deviationReasons",
  coalesce(s.improvement, '') as improvement, coalesce(s.use_of_results, '') as "useOfResults",
  coalesce(s.fillers, '{}') as fillers, s.submitted_by as "submittedBy", s.submitted_by_name as "submittedByName",
  ${ms(sql`s.submitted_at`)} as "submittedMs", s.reviewed_by as "reviewedBy", s.reviewed_by_name as "reviewedByName",
  ${ms(sql`s.reviewed_at`)} as "reviewedMs", s.signed_by as "signedBy", s.signed_by_name as "signedByName",
  ${ms(sql`s.signed_at`)} as "signedMs", s.why, coalesce(s.version, 0) as version, s.saved_by_name as "savedByName",
  ${ms(sql`s.saved_at`)} as "savedMs"`

const MOST_SHEETS = 500

const listed = (db: Executor, where: Sql) =>
  db.many<StoredSheet>(sql`
    select ${columns} from targets.plan p left join ledger.v_project v on v.id = p.project_id
    left join targets.sheet s on s.plan_id = p.id
    where p.state = 'approved' and ${where}
    order by p.unit, p.project_id is null, v.name, p.id limit ${MOST_SHEETS}`)

export const listSheetRows = (db: Executor, year: number, scope: Scope) =>
  listed(db, sql`p.year = ${year} and ${unitInScope(scope, sql`p.unit`)}`)

export async function findSheetRow(db: Executor, id: string, scope: Scope): Promise<StoredSheet | null> {
  const [row] = await listed(db, sql`p.id = ${id} and ${unitInScope(scope, sql`p.unit`)}`)
  return row ?? null
}

/** Years that have a sheet, the latest first. */
export async function sheetYears(db: Executor, scope: Scope): Promise<number[]> {
  const rows = await db.many<{ year: number }>(sql`
    select distinct p.year from targets.plan p where p.state = 'approved' and ${unitInScope(scope, sql`p.unit`)}
    order by p.year desc limit 50`)
  return rows.map(({ year }) => year)
}

/** Whoever changes a sheet waits here for the others, also while it has no row yet. */
export async function lockSheet(tx: Executor, id: string): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtext('targets.sheet'), hashtext(${id}))`)
}

export interface Writer {
  id: string
  name: string
  nowMs: number
}

/** Makes the row if there is none, counts the version and keeps who wrote. */
export async function saveSheetTexts(tx: Executor, id: string, texts: SheetTexts, by: Writer): Promise<void> {
  await tx.run(sql`
    insert into targets.sheet (plan_id, execution_reason, deviation_reasons, improvement, use_of_results, fillers,
      saved_by_name, saved_at)
    values (${id}, ${texts.executionReason}, ${texts.deviationReasons}, ${texts.improvement}, ${texts.useOfResults},
      array[${by.id}]::text[], ${by.name}, to_timestamp(${by.nowMs / 1000}))
    on conflict (plan_id) do update set execution_reason = excluded.execution_reason,
      deviation_reasons = excluded.deviation_reasons, improvement = excluded.improvement,
      use_of_results = excluded.use_of_results, version = sheet.version + 1, saved_by_name = excluded.saved_by_name,
      saved_at = excluded.saved_at,
      fillers = case when ${by.id} = any(sheet.fillers) then sheet.fillers else sheet.fillers || ${by.id}::text end`)
}

export interface SheetMove {
  id: string
  to: SheetState
  edition: number
  why: string | null
  submittedBy: Writer | null
  reviewedBy: Writer | null
  signedBy: Writer | null
}

/** The next state; who did the earlier steps of this round stays, and is forgotten when a round begins anew. */
export async function moveSheet(tx: Executor, move: SheetMove): Promise<void> {
  const { submittedBy, reviewedBy, signedBy } = move
  const at = (writer: Writer | null) => (writer ? sql`to_timestamp(${writer.nowMs / 1000})` : sql`null`)
  await tx.run(sql`
    update targets.sheet set state = ${move.to}, edition = ${move.edition}, why = ${move.why}, version = version + 1,
      submitted_by = ${submittedBy?.id ?? null}, submitted_by_name = ${submittedBy?.name ?? null}, submitted_at = ${at(submittedBy)},
      reviewed_by = ${reviewedBy?.id ?? null}, reviewed_by_name = ${reviewedBy?.name ?? null}, reviewed_at = ${at(reviewedBy)},
      signed_by = ${signedBy?.id ?? null}, signed_by_name = ${signedBy?.name ?? null}, signed_at = ${at(signedBy)}
    where plan_id = ${move.id}`)
}
