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

/** All targets of these plans in their order, whatever their state. */
export const targetsOfPlans = (db: Executor, planIds: readonly string[]) =>
  listed(db, sql`t.plan_id = any(${[...planIds]}::uuid[])`)

export async function findTarget(db: Executor, id: string): Promise<StoredTarget | null> {
  return db.maybeOne<StoredTarget>(sql`select ${columns} from targets.target t where t.id = ${id}`)
}

export type TargetFields = Omit<
  StoredTarget,
  'planId' | 'projectId' | 'unit' | 'year' | 'direction' | 'state' | 'version' | 'position'
>

/** A new one goes to the end of its plan where no place is given. */
export async function saveTarget(
  tx: Executor,
  plan: { id: string; projectId: string | null; unit: string; year: number },
  target: TargetFields & { position: number | null },
): Promise<void> {
  const t = target
  await tx.run(sql`
    insert into targets.target as t (id, plan_id, project_id, unit, year, goal_id, level1, level2, level3, kind, op, value,
      value_unit, text, ref, weight, basis, previous_1, previous_2, acknowledged, position)
    values (${t.id}, ${plan.id}, ${plan.projectId}, ${plan.unit}, ${plan.year}, ${t.goalId}, ${t.level1}, ${t.level2},
      ${t.level3}, ${t.kind}, ${t.op}, ${t.value}::numeric, ${t.valueUnit}, ${t.text}, ${t.ref}, ${t.weight}::numeric,
      ${t.basis}, ${t.previous1}, ${t.previous2}, ${t.acknowledged},
      coalesce(${t.position}::int, (select coalesce(max(position), 0) + 10 from targets.target where plan_id = ${plan.id})))
    on conflict (id) do update set goal_id = excluded.goal_id, level1 = excluded.level1, level2 = excluded.level2,
      level3 = excluded.level3, kind = excluded.kind, op = excluded.op, value = excluded.value,
      value_unit = excluded.value_unit, text = excluded.text, ref = excluded.ref, weight = excluded.weight,
      basis = excluded.basis, previous_1 = excluded.previous_1, previous_2 = excluded.previous_2,
      acknowledged = excluded.acknowledged, position = coalesce(${t.position}::int, t.position), version = t.version + 1`)
}

export async function removeTargetRow(tx: Executor, id: string): Promise<void> {
  await tx.run(sql`delete from targets.target where id = ${id}`)
}

/** Draft, proposed and approved go with the plan; a withdrawn one stays withdrawn. */
export async function setTargetStates(tx: Executor, planId: string, state: TargetState): Promise<void> {
  await tx.run(sql`
    update targets.target set state = ${state}, version = version + 1 where plan_id = ${planId} and state <> 'withdrawn'`)
}

export async function withdrawTargetRow(tx: Executor, id: string): Promise<void> {
  await tx.run(sql`update targets.target set state = 'withdrawn', version = version + 1 where id = ${id}`)
}

export async function adjustTargetRow(
  tx: Executor,
  { id, op, value, valueUnit, text, ref, weight }: Adjusted & { id: string },
): Promise<void> {
  await tx.run(sql`
    update targets.target set op = ${op}, value = ${value}::numeric, value_unit = ${valueUnit}, text = ${text}, ref = ${ref},
      weight = ${weight}::numeric, version = version + 1 where id = ${id}`)
}

export type Adjusted = Pick<StoredTarget, 'op' | 'value' | 'valueUnit' | 'text' | 'ref' | 'weight'>

export async function setWeight(tx: Executor, id: string, weight: string): Promise<void> {
  await tx.run(sql`update targets.target set weight = ${weight}::numeric, version = version + 1 where id = ${id}`)
}

/** Results of the year that people have typed, as printed, by target. */
export async function typedActualsOf(db: Executor, planId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await db.many<{ id: string; printed: string }>(sql`
    select a.target_id as id, left(a.printed, 60) as printed
    from targets.actual a join targets.target t on t.id = a.target_id
    where t.plan_id = ${planId} and a.source = 'typed' and a.printed is not null`)
  return new Map(rows.map(({ id, printed }) => [id, printed]))
}
