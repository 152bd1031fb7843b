import type { Executor } from '#platform/db/database.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import type { ChangeKind, ChangeState, TargetMeasure } from '../domain/target.ts'

/** What a change keeps of a target, before and after. */
export type ChangeBody = Partial<TargetMeasure> & {
  level1?: string
  level2?: string
  level3?: string
  weight?: string
  /** New weights of other targets that keep the sum. */
  others?: { id: string; name: string; weight: string }[]
}

export interface StoredChange {
  id: string
  targetId: string
  kind: ChangeKind
  state: ChangeState
  reason: string
  before: ChangeBody | null
  after: ChangeBody | null
  proposedBy: string
  proposedByName: string
  proposedMs: number
  decidedByName: string | null
  decidedMs: number | null
  answer: string | null
}

const columns = sql`
  c.id, c.target_id as "targetId", c.kind, c.state, c.reason, c.before, c.after, c.proposed_by as "proposedBy",
  c.proposed_by_name as "proposedByName", (extract(epoch from c.proposed_at) * 1000)::float8 as "proposedMs",
  c.approved_by_name as "decidedByName", (extract(epoch from c.approved_at) * 1000)::float8 as "decidedMs", c.answer`

export interface By {
  byId: string
  byName: string
  nowMs: number
}

export interface NewChange {
  id: string
  targetId: string
  kind: ChangeKind
  state: ChangeState
  reason: string
  before: ChangeBody | null
  after: ChangeBody | null
}

export async function addChanges(tx: Executor, changes: readonly NewChange[], by: By): Promise<void> {
  await tx.run(sql`
    insert into targets.target_change (id, target_id, kind, state, reason, before, after, proposed_by, proposed_by_name,
      proposed_at)
    select (x->>'id')::uuid, (x->>'targetId')::uuid, x->>'kind', x->>'state', x->>'reason',
      nullif(x->'before', 'null'::jsonb), nullif(x->'after', 'null'::jsonb), ${by.byId}, ${by.byName},
      to_timestamp(${by.nowMs / 1000})
    from jsonb_array_elements(${JSON.stringify(changes)}::jsonb) x`)
}

const listed = (db: Executor, where: Sql) =>
  db.many<StoredChange>(
    sql`select ${columns} from targets.target_change c where ${where} order by c.proposed_at, c.id limit 2000`,
  )

export const historyOf = (db: Executor, targetId: string) => listed(db, sql`c.target_id = ${targetId}`)

export const openChangesOf = (db: Executor, planIds: readonly string[]) =>
  listed(
    db,
    sql`c.state = 'open' and c.target_id in (select id from targets.target where plan_id = any(${[...planIds]}::uuid[]))`,
  )

/** Adjustments and withdrawals of these plans that were agreed between two days, the last included. */
export const approvedChangesOf = (db: Executor, planIds: readonly string[], fromDay: string, toDay: string) =>
  listed(
    db,
    sql`c.state = 'approved' and c.kind in ('adjust', 'withdraw')
      and (c.approved_at at time zone 'Asia/Shanghai')::date between ${fromDay}::date and ${toDay}::date
      and c.target_id in (select id from targets.target where plan_id = any(${[...planIds]}::uuid[]))`,
  )

export async function findChange(db: Executor, id: string): Promise<StoredChange | null> {
  return db.maybeOne<StoredChange>(sql`select ${columns} from targets.target_change c where c.id = ${id}`)
}

/** The change, locked for whoever decides on it. */
export async function lockChange(tx: Executor, id: string): Promise<StoredChange | null> {
  return tx.maybeOne<StoredChange>(sql`select ${columns} from targets.target_change c where c.id = ${id} for update`)
}

export async function settleChange(
  tx: Executor,
  id: string,
  state: 'approved' | 'refused' | 'takenBack',
  answer: string | null,
  by: By,
): Promise<void> {
  await tx.run(sql`
    update targets.target_change set state = ${state}, answer = ${answer}, approved_by = ${by.byId},
      approved_by_name = ${by.byName}, approved_at = to_timestamp(${by.nowMs / 1000}) where id = ${id}`)
}

/** Values that targets had when they were approved, of those that a mid-year change has moved since. */
export async function initialValuesOf(
  db: Executor,
  targetIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db.many<{ id: string; value: string }>(sql`
    select distinct on (c.target_id) c.target_id as id, c.before->>'value' as value
    from targets.target_change c
    where c.target_id = any(${[...targetIds]}::uuid[]) and c.kind = 'adjust' and c.state = 'approved'
      and c.before->>'value' is not null
    order by c.target_id, c.approved_at, c.id`)
  return new Map(rows.map(({ id, value }) => [id, value]))
}
