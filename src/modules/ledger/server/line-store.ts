import type { Scope } from '#core/scope.ts'
import type { Executor } from '#platform/db/database.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import type { Fund } from '../domain/fund.ts'
import { unitInScope } from './sight-store.ts'

/** A budget line with what became of it; amounts are yuan as text. */
export interface StoredLine {
  id: string
  projectId: string
  projectKey: string
  projectName: string
  unit: string
  year: number
  source: string
  sourceName: string
  fund: Fund | null
  functional: string
  economic: string
  initial: string
  adjustment: string
  adjusted: string
  executed: string
  note: string
  version: number
}

export interface LineQuery {
  scope: Scope
  id?: string
  projectId?: string
  unit?: string
  year?: number
}

export async function listLines(db: Executor, query: LineQuery): Promise<StoredLine[]> {
  const parts: Sql[] = [unitInScope(sql`p.unit`, query.scope)]
  if (query.id !== undefined) parts.push(sql`l.id = ${query.id}`)
  if (query.projectId !== undefined) parts.push(sql`l.project_id = ${query.projectId}`)
  if (query.unit !== undefined) parts.push(sql`p.unit = ${query.unit}`)
  if (query.year !== undefined) parts.push(sql`l.year = ${query.year}`)
  return db.many<StoredLine>(sql`
    select l.id, l.project_id as "projectId", p.key as "projectKey", p.name as "projectName", p.unit, l.year, l.source,
      s.zh as "sourceName", l.fund, l.functional, l.economic, v.initial, v.adjustment, v.adjusted, v.executed, l.note, l.version
    from ledger.budget_line l join ledger.v_budget_line v on v.id = l.id join ledger.project p on p.id = l.project_id
    join ledger.source s on s.id = l.source
    where ${sql.join(parts, sql` and `)} order by p.kind, p.name, l.year, s.place, l.functional, l.economic`)
}

/** Whoever pays from the line, adjusts or changes it waits here; its sums are read by a statement of their own, after. */
export async function lockLine(tx: Executor, id: string): Promise<void> {
  await tx.run(sql`select from ledger.budget_line where id = ${id} for update`)
}

export interface LineRow {
  id: string
  projectId: string
  year: number
  source: string
  fund: Fund | null
  functional: string
  economic: string
  initial: string
  note: string
}

export async function insertLine(tx: Executor, line: LineRow, nowMs: number): Promise<void> {
  await tx.run(sql`
    insert into ledger.budget_line (id, project_id, year, source, fund, functional, economic, initial, note, saved_at)
    values (${line.id}, ${line.projectId}, ${line.year}, ${line.source}, ${line.fund}, ${line.functional}, ${line.economic},
      ${line.initial}::numeric, ${line.note}, to_timestamp(${nowMs / 1000}))`)
}

export async function updateLine(tx: Executor, line: LineRow, nowMs: number): Promise<void> {
  await tx.run(sql`
    update ledger.budget_line set source = ${line.source}, fund = ${line.fund}, functional = ${line.functional},
      economic = ${line.economic}, initial = ${line.initial}::numeric, note = ${line.note}, version = version + 1,
      saved_at = to_timestamp(${nowMs / 1000})
    where id = ${line.id}`)
}

export async function deleteLine(tx: Executor, id: string): Promise<void> {
  await tx.run(sql`delete from ledger.budget_line where id = ${id}`)
}

/** What projects began a year with, and what of it was carried over from the year before. */
export async function carriedOver(
  db: Executor,
  projectIds: readonly string[],
  year: number,
): Promise<{ projectId: string; initial: string; carriedOver: string }[]> {
  return db.many(sql`
    select l.project_id as "projectId", sum(l.initial) as initial,
      coalesce(sum(l.initial) filter (where s.income = 'carryOver'), 0)::numeric as "carriedOver"
    from ledger.budget_line l join ledger.source s on s.id = l.source
    where l.project_id = any(${[...projectIds]}::uuid[]) and l.year = ${year} group by l.project_id`)
}
