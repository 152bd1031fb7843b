import type { Scope } from '#core/scope.ts'
import type { Executor } from '#platform/db/database.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import type { FormulaText } from '../contract.ts'
import { unitInScope } from './sight-store.ts'

export interface StoredInput {
  name: string
  value: string
  source: string
  documentId?: string
}

export interface StoredSaving {
  id: string
  unit: string
  year: number
  projectId: string | null
  projectName: string | null
  title: string
  formulaId: string
  formula: FormulaText
  inputs: StoredInput[]
  withdrawn: string | null
  byName: string
  savedMs: number
  version: number
}

export interface SavingQuery {
  scope: Scope
  id: string | null
  unit: string | null
  year: number | null
  before: { atMs: number; id: string } | null
  limit: number
}

/** Last saved first. */
export async function listSavingRows(db: Executor, query: SavingQuery): Promise<StoredSaving[]> {
  const parts: Sql[] = [unitInScope(sql`s.unit`, query.scope)]
  if (query.id) parts.push(sql`s.id = ${query.id}`)
  if (query.unit) parts.push(sql`s.unit = ${query.unit}`)
  if (query.year) parts.push(sql`s.year = ${query.year}`)
  if (query.before)
    parts.push(sql`(s.saved_at, s.id) < (to_timestamp(${query.before.atMs / 1000}), ${query.before.id}::uuid)`)
  return db.many<StoredSaving>(sql`
    select s.id, s.unit, s.year, s.project_id as "projectId", p.name as "projectName", s.title, s.formula_id as "formulaId",
      s.formula, s.inputs, s.withdrawn, s.by_name as "byName", (extract(epoch from s.saved_at) * 1000)::float8 as "savedMs", s.version
    from ledger.saving s left join ledger.project p on p.id = s.project_id
    where ${sql.join(parts, sql` and `)} order by s.saved_at desc, s.id desc limit ${query.limit}`)
}

/** Whoever saves the same saving at the same moment waits here, also while there is no row yet. */
export async function lockSaving(tx: Executor, id: string): Promise<{ version: number } | null> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtext('ledger.saving'), hashtext(${id}))`)
  return tx.maybeOne(sql`select version from ledger.saving where id = ${id} for update`)
}

export interface SavedSaving {
  id: string
  unit: string
  year: number
  projectId: string | null
  title: string
  formulaId: string
  formula: FormulaText
  inputs: readonly StoredInput[]
  byId: string
  byName: string
}

export async function saveSavingRow(tx: Executor, saved: SavedSaving, nowMs: number): Promise<void> {
  await tx.run(sql`
    insert into ledger.saving (id, unit, year, project_id, title, formula_id, formula, inputs, by_id, by_name, saved_at)
    values (${saved.id}, ${saved.unit}, ${saved.year}, ${saved.projectId}, ${saved.title}, ${saved.formulaId},
      ${JSON.stringify(saved.formula)}::jsonb, ${JSON.stringify(saved.inputs)}::jsonb, ${saved.byId}, ${saved.byName},
      to_timestamp(${nowMs / 1000}))
    on conflict (id) do update set year = excluded.year, project_id = excluded.project_id, title = excluded.title,
      formula_id = excluded.formula_id, formula = excluded.formula, inputs = excluded.inputs, by_id = excluded.by_id,
      by_name = excluded.by_name, saved_at = excluded.saved_at, version = saving.version + 1`)
}

export async function setWithdrawn(tx: Executor, id: string, why: string, nowMs: number): Promise<void> {
  await tx.run(sql`
    update ledger.saving set withdrawn = ${why}, version = version + 1, saved_at = to_timestamp(${nowMs / 1000}) where id = ${id}`)
}
