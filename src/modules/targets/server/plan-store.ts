import type { Scope } from '#core/scope.ts'
import type { Executor } from '#platform/db/database.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import type { PlanState } from '../domain/target.ts'

export interface StoredPlan {
  id: string
  projectId: string | null
  unit: string
  year: number
  scheme: string
  state: PlanState
  proposedBy: string | null
  proposedByName: string | null
  proposedMs: number | null
  decidedBy: string | null
  decidedByName: string | null
  decidedMs: number | null
  refusal: string | null
  version: number
}

const columns = sql`
  p.id, p.project_id as "projectId", p.unit, p.year, p.scheme, p.state, p.proposed_by as "proposedBy",
  p.proposed_by_name as "proposedByName", (extract(epoch from p.proposed_at) * 1000)::float8 as "proposedMs",
  p.decided_by as "decidedBy", p.decided_by_name as "decidedByName",
  (extract(epoch from p.decided_at) * 1000)::float8 as "decidedMs", p.refusal, p.version`

/** Whoever sees the whole district sees every plan; others those of their units. */
export function unitInScope({ all, units }: Scope, unit: Sql): Sql {
  return all ? sql`true` : sql`${unit} = any(${[...units]})`
}

export async function listPlans(db: Executor, year: number, scope: Scope): Promise<StoredPlan[]> {
  return db.many<StoredPlan>(sql`
    select ${columns} from targets.plan p where p.year = ${year} and ${unitInScope(scope, sql`p.unit`)}
    order by p.unit, p.project_id nulls first limit 2000`)
}

export async function findPlan(db: Executor, id: string): Promise<StoredPlan | null> {
  return db.maybeOne<StoredPlan>(sql`select ${columns} from targets.plan p where p.id = ${id}`)
}

/** What a project takes on in a year. */
export async function findPlanOf(db: Executor, projectId: string, year: number): Promise<StoredPlan | null> {
  return db.maybeOne<StoredPlan>(
    sql`select ${columns} from targets.plan p where p.project_id = ${projectId} and p.year = ${year}`,
  )
}

/** What the department as a whole takes on. */
export async function findDepartmentPlan(db: Executor, unit: string, year: number): Promise<StoredPlan | null> {
  return db.maybeOne<StoredPlan>(
    sql`select ${columns} from targets.plan p where p.project_id is null and p.unit = ${unit} and p.year = ${year}`,
  )
}

/** Whoever changes a plan or one of its targets waits here for the others: sums are checked on what stands. */
export async function lockPlan(tx: Executor, id: string): Promise<StoredPlan | null> {
  return tx.maybeOne<StoredPlan>(sql`select ${columns} from targets.plan p where p.id = ${id} for update`)
}

/** False where the project has a plan of the year already. */
export async function addPlan(
  tx: Executor,
  plan: Pick<StoredPlan, 'id' | 'projectId' | 'unit' | 'year' | 'scheme'>,
): Promise<boolean> {
  const { id, projectId, unit, year, scheme } = plan
  const added = await tx.run(sql`
    insert into targets.plan (id, project_id, unit, year, scheme) values (${id}, ${projectId}, ${unit}, ${year}, ${scheme})
    on conflict do nothing`)
  return added === 1
}

interface By {
  byId: string
  byName: string
  nowMs: number
}

export async function setProposed(tx: Executor, id: string, { byId, byName, nowMs }: By): Promise<void> {
  await tx.run(sql`
    update targets.plan set state = 'proposed', proposed_by = ${byId}, proposed_by_name = ${byName},
      proposed_at = to_timestamp(${nowMs / 1000}), decided_by = null, decided_by_name = null, decided_at = null,
      refusal = null, version = version + 1 where id = ${id}`)
}

/** With a reason: sent back to be drafted again. */
export async function setDecided(
  tx: Executor,
  id: string,
  refusal: string | null,
  { byId, byName, nowMs }: By,
): Promise<void> {
  await tx.run(sql`
    update targets.plan set state = ${refusal === null ? 'approved' : 'draft'}, decided_by = ${byId},
      decided_by_name = ${byName}, decided_at = to_timestamp(${nowMs / 1000}), refusal = ${refusal}, version = version + 1
    where id = ${id}`)
}
