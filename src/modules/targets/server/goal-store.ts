import type { Executor } from '#platform/db/database.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import type { GoalSpan } from '../domain/target.ts'

export interface StoredGoal {
  id: string
  projectId: string | null
  unit: string
  span: GoalSpan
  year: number
  toYear: number
  position: number
  text: string
  /** Of the department's goals only. */
  weight: string | null
  version: number
  changedByName: string
  changedMs: number
}

const columns = sql`
  g.id, g.project_id as "projectId", g.unit, g.span, g.year, g.to_year as "toYear", g.position, g.text,
  trim_scale(g.weight)::text as weight, g.version, g.changed_by_name as "changedByName",
  (extract(epoch from g.changed_at) * 1000)::float8 as "changedMs"`

const listed = (db: Executor, where: Sql) =>
  db.many<StoredGoal>(
    sql`select ${columns} from targets.goal g where ${where} order by g.project_id, g.span desc, g.position, g.id`,
  )

/** Goals of a project that hold in a year: long-term first, then those of the year. */
export const goalsOf = (db: Executor, projectId: string, year: number) =>
  listed(db, sql`g.project_id = ${projectId} and ${year}::int between g.year and g.to_year`)

export const departmentGoalsOf = (db: Executor, unit: string, year: number) =>
  listed(db, sql`g.project_id is null and g.unit = ${unit} and ${year}::int between g.year and g.to_year`)

/** Goals of several projects and of the department of each unit. */
export const goalsOfUnits = (db: Executor, units: readonly string[], year: number) =>
  listed(db, sql`g.unit = any(${[...units]}) and ${year}::int between g.year and g.to_year`)

export async function findGoal(db: Executor, id: string): Promise<StoredGoal | null> {
  return db.maybeOne<StoredGoal>(sql`select ${columns} from targets.goal g where g.id = ${id}`)
}
