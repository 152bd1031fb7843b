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

export async function saveGoal(
  tx: Executor,
  goal: Omit<StoredGoal, 'version' | 'changedByName' | 'changedMs' | 'position'> & { position: number | null },
  by: { byId: string; byName: string; nowMs: number },
): Promise<void> {
  const g = goal
  await tx.run(sql`
    insert into targets.goal as g (id, project_id, unit, span, year, to_year, position, text, weight, changed_by,
      changed_by_name, changed_at)
    values (${g.id}, ${g.projectId}, ${g.unit}, ${g.span}, ${g.year}, ${g.toYear},
      coalesce(${g.position}::int, (select coalesce(max(position), 0) + 1 from targets.goal
        where unit = ${g.unit} and project_id is not distinct from ${g.projectId}::uuid and span = ${g.span} and year = ${g.year})),
      ${g.text}, ${g.weight}::numeric, ${by.byId}, ${by.byName}, to_timestamp(${by.nowMs / 1000}))
    on conflict (id) do update set to_year = excluded.to_year, position = coalesce(${g.position}::int, g.position),
      text = excluded.text, weight = excluded.weight, changed_by = excluded.changed_by,
      changed_by_name = excluded.changed_by_name, changed_at = excluded.changed_at, version = g.version + 1`)
}

export async function removeGoalRow(tx: Executor, id: string): Promise<void> {
  await tx.run(sql`delete from targets.goal where id = ${id}`)
}

export async function countTargetsOfGoal(db: Executor, goalId: string): Promise<number> {
  const row = await db.one<{ count: number }>(
    sql`select count(*)::int as count from targets.target where goal_id = ${goalId}`,
  )
  return row.count
}

export async function addGoalChange(
  tx: Executor,
  change: { id: string; goalId: string; reason: string; before: unknown; after: unknown },
  by: { byId: string; byName: string; nowMs: number },
): Promise<void> {
  const text = (value: unknown) => (value === null ? null : JSON.stringify(value))
  await tx.run(sql`
    insert into targets.goal_change (id, goal_id, reason, by_id, by_name, at, before, after)
    values (${change.id}, ${change.goalId}, ${change.reason}, ${by.byId}, ${by.byName}, to_timestamp(${by.nowMs / 1000}),
      ${text(change.before)}::jsonb, ${text(change.after)}::jsonb)`)
}

/** What a goal said and weighed, before and after each change; oldest first. */
export async function listGoalChanges(
  db: Executor,
  goalId: string,
): Promise<
  { id: string; reason: string; byName: string; atMs: number; before: string | null; after: string | null }[]
> {
  return db.many(sql`
    select id, reason, by_name as "byName", (extract(epoch from at) * 1000)::float8 as "atMs",
      concat_ws(' ', before->>'text', (before->>'weight') || ' 分') as before,
      concat_ws(' ', after->>'text', (after->>'weight') || ' 分') as after
    from targets.goal_change where goal_id = ${goalId} order by at, id limit 200`)
}
