import type { Executor } from '#platform/db/database.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import type { Operator } from '../domain/sheet.ts'
import type { Direction, TargetKind, TargetState } from '../domain/target.ts'

/** A target as stored; amounts and weights as decimal text. */
export interface StoredTarget {
  id: string
  planId: string
  /** Null: of the department as a whole. */
  projectId: string | null
  unit: string
  year: number
  goalId: string | null
  level1: string
  level2: string
  level3: string
  kind: TargetKind
  op: Operator | null
  value: string | null
  valueUnit: string | null
  text: string | null
  ref: string | null
  /** As approved; of a withdrawn one too. In force are the weights that `redistribute` gives. */
  weight: string
  basis: string
  previous1: string | null
  previous2: string | null
  direction: Direction | null
  position: number
  state: TargetState
  acknowledged: string[]
  version: number
}

const columns = sql`
  t.id, t.plan_id as "planId", t.project_id as "projectId", t.unit, t.year, t.goal_id as "goalId", t.level1, t.level2,
  t.level3, t.kind, t.op, trim_scale(t.value)::text as value, t.value_unit as "valueUnit", t.text, t.ref,
  trim_scale(t.weight)::text as weight, t.basis, t.previous_1 as "previous1", t.previous_2 as "previous2", t.direction,
  t.position, t.state, t.acknowledged, t.version`

const listed = (db: Executor, where: Sql) =>
  db.many<StoredTarget>(
    sql`select ${columns} from targets.target t where ${where} order by t.year, t.project_id, t.position, t.id`,
  )

/** All targets of a project in a year, in their order, whatever their state. */
export const targetsOf = (db: Executor, projectId: string, year: number) =>
  listed(db, sql`t.project_id = ${projectId} and t.year = ${year}`)

/** Those of the department as a whole. */
export const departmentTargetsOf = (db: Executor, unit: string, year: number) =>
  listed(db, sql`t.project_id is null and t.unit = ${unit} and t.year = ${year}`)

export const targetsOfPlans = (db: Executor, planIds: readonly string[]) =>
  listed(db, sql`t.plan_id = any(${[...planIds]}::uuid[])`)

export async function findTarget(db: Executor, id: string): Promise<StoredTarget | null> {
  return db.maybeOne<StoredTarget>(sql`select ${columns} from targets.target t where t.id = ${id}`)
}
