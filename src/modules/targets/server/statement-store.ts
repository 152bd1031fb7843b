import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'

export interface StoredStatement {
  text: string
  statedBy: string
  statedOn: string
  basis: string
  recordedByName: string
  recordedMs: number
  version: number
}

export async function isStatedTarget(db: Executor, targetId: string): Promise<boolean> {
  return (await db.maybeOne(sql`select target_id from targets.stated_target where target_id = ${targetId}`)) !== null
}

export async function statedAmong(db: Executor, targetIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db.many<{ id: string }>(
    sql`select target_id as id from targets.stated_target where target_id = any(${[...targetIds]}::uuid[])`,
  )
  return new Set(rows.map(({ id }) => id))
}

export async function hasActual(db: Executor, targetId: string): Promise<boolean> {
  return (await db.maybeOne(sql`select target_id from targets.actual where target_id = ${targetId}`)) !== null
}

export interface Recorder {
  byId: string
  byName: string
  nowMs: number
}

export async function setStated(tx: Executor, targetId: string, by: Recorder): Promise<void> {
  await tx.run(sql`
    insert into targets.stated_target (target_id, by_id, by_name, at)
    values (${targetId}, ${by.byId}, ${by.byName}, to_timestamp(${by.nowMs / 1000})) on conflict do nothing`)
}

export async function unsetStated(tx: Executor, targetId: string): Promise<void> {
  await tx.run(sql`delete from targets.stated_target where target_id = ${targetId}`)
}

export async function findStatement(db: Executor, targetId: string): Promise<StoredStatement | null> {
  return db.maybeOne<StoredStatement>(sql`
    select text, stated_by as "statedBy", stated_on::text as "statedOn", basis, by_name as "recordedByName",
      (extract(epoch from at) * 1000)::float8 as "recordedMs", version
      from targets.statement where target_id = ${targetId}`)
}

export interface NewStatement {
  targetId: string
  text: string
  statedBy: string
  statedOn: string
  basis: string
}

export async function saveStatement(
  tx: Executor,
  changeId: string,
  said: NewStatement,
  before: StoredStatement | null,
  by: Recorder,
): Promise<void> {
  await tx.run(sql`
    insert into targets.statement (target_id, text, stated_by, stated_on, basis, by_id, by_name, at)
    values (${said.targetId}, ${said.text}, ${said.statedBy}, ${said.statedOn}::date, ${said.basis}, ${by.byId}, ${by.byName},
      to_timestamp(${by.nowMs / 1000}))
    on conflict (target_id) do update set text = excluded.text, stated_by = excluded.stated_by, stated_on = excluded.stated_on,
      basis = excluded.basis, by_id = excluded.by_id, by_name = excluded.by_name, at = excluded.at,
      version = statement.version + 1`)
  await tx.run(sql`
    insert into targets.statement_change (id, target_id, before, after, by_id, by_name, at)
    values (${changeId}, ${said.targetId}, ${before && JSON.stringify(before)}::jsonb, ${JSON.stringify(said)}::jsonb, ${by.byId},
      ${by.byName}, to_timestamp(${by.nowMs / 1000}))`)
}
