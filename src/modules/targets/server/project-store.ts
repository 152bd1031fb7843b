import type { Scope } from '#core/scope.ts'
import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import { unitInScope } from './plan-store.ts'

/** A project of the ledger with its budget of a year in yuan. */
export interface ProjectOfYear {
  id: string
  key: string
  name: string
  unit: string
  /** Adjusted; null where the ledger has no line for the year. */
  budget: string | null
}

/** Projects that run in a year; basic spending has no targets. */
export async function listProjects(db: Executor, year: number, scope: Scope): Promise<ProjectOfYear[]> {
  return db.many<ProjectOfYear>(sql`
    select p.id, p.key, p.name, p.unit, trim_scale(e.adjusted)::text as budget
    from ledger.v_project p left join ledger.v_execution e on e.project_id = p.id and e.year = ${year}
    where p.kind = 'project' and ${year}::int between p.from_year and coalesce(p.to_year, 9999)
      and ${unitInScope(scope, sql`p.unit`)}
    order by p.unit, e.adjusted desc nulls last, p.name limit 500`)
}

export async function findProject(
  db: Executor,
  id: string,
): Promise<{
  id: string
  key: string
  name: string
  unit: string
  kind: string
  fromYear: number
  toYear: number | null
} | null> {
  return db.maybeOne(sql`
    select id, key, name, unit, kind, from_year as "fromYear", to_year as "toYear" from ledger.v_project where id = ${id}`)
}

/** Yuan: budget of a project, or of all that a unit has where no project is named. */
export async function findBudget(
  db: Executor,
  { projectId, unit, year }: { projectId: string | null; unit: string; year: number },
): Promise<string | null> {
  const row = await db.one<{ budget: string | null }>(sql`
    select trim_scale(sum(e.adjusted))::text as budget
    from ledger.v_execution e join ledger.v_project p on p.id = e.project_id
    where e.year = ${year} and ${projectId === null ? sql`p.unit = ${unit}` : sql`p.id = ${projectId}`}`)
  return row.budget
}

/** Yuan: prices of the contracts that the project signed in the year; null without any. */
export async function findContractPrice(
  db: Executor,
  { projectId, year }: { projectId: string | null; year: number },
): Promise<string | null> {
  if (projectId === null) return null
  const row = await db.one<{ price: string | null }>(sql`
    select trim_scale(sum(price))::text as price from ledger.v_contract
    where project_id = ${projectId} and extract(year from signed_on) = ${year}`)
  return row.price
}

export async function findProjectByKey(db: Executor, key: string): Promise<{ id: string; unit: string } | null> {
  return db.maybeOne(sql`select id, unit from ledger.v_project where key = ${key}`)
}
