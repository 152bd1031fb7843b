import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'

/** Yuan as text; `unit` is the department whose projects are added up where no project is named. */
export interface MoneyRow {
  projectId: string
  unit: string
  year: number
  initial: string
  adjustment: string
  adjusted: string
  executed: string
}

export async function executionOfYear(db: Executor, year: number, units: readonly string[]): Promise<MoneyRow[]> {
  return db.many<MoneyRow>(sql`
    select e.project_id as "projectId", v.unit, e.year, trim_scale(e.initial)::text as initial,
      trim_scale(e.adjustment)::text as adjustment, trim_scale(e.adjusted)::text as adjusted,
      trim_scale(e.executed)::text as executed
    from ledger.v_execution e join ledger.v_project v on v.id = e.project_id
    where e.year = ${year} and v.unit = any(${[...units]})`)
}

export interface MoneyPartRow {
  projectId: string
  unit: string
  source: string
  initial: string
  adjusted: string
  executed: string
}

export async function sourcesOfYear(db: Executor, year: number, units: readonly string[]): Promise<MoneyPartRow[]> {
  return db.many<MoneyPartRow>(sql`
    select e.project_id as "projectId", v.unit, e.source, trim_scale(e.initial)::text as initial,
      trim_scale(e.adjusted)::text as adjusted, trim_scale(e.executed)::text as executed
    from ledger.v_execution_source e join ledger.v_project v on v.id = e.project_id
    where e.year = ${year} and v.unit = any(${[...units]}) order by e.source`)
}
