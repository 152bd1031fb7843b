import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'

export interface StoredBundle {
  id: string
  year: number
  planIds: string[]
  state: 'waiting' | 'printing' | 'done' | 'failed'
  done: number
  storeId: string | null
  bytes: number | null
  fault: string | null
  byId: string
  atMs: number
}

const columns = sql`
  id, year, plan_ids as "planIds", state, done, store_id as "storeId", bytes::float8 as bytes, fault, by_id as "byId",
  (extract(epoch from at) * 1000)::float8 as "atMs"`

export async function addBundle(
  tx: Executor,
  { id, year, planIds, byId, atMs }: Pick<StoredBundle, 'id' | 'year' | 'planIds' | 'byId' | 'atMs'>,
): Promise<void> {
  await tx.run(sql`
    insert into targets.sheet_bundle (id, year, plan_ids, by_id, at)
    values (${id}, ${year}, ${planIds}::uuid[], ${byId}, to_timestamp(${atMs / 1000}))`)
}

export const findBundle = (db: Executor, id: string) =>
  db.maybeOne<StoredBundle>(sql`select ${columns} from targets.sheet_bundle where id = ${id}`)

/** How many of somebody's are still to be printed. */
export async function countOpenBundles(db: Executor, byId: string, sinceMs: number): Promise<number> {
  const row = await db.maybeOne<{ count: number }>(sql`
    select count(*)::int as count from targets.sheet_bundle
    where by_id = ${byId} and state in ('waiting', 'printing') and at > to_timestamp(${sinceMs / 1000})`)
  return row?.count ?? 0
}

export const saveProgress = (db: Executor, id: string, done: number) =>
  db.run(sql`update targets.sheet_bundle set state = 'printing', done = ${done}, fault = null where id = ${id}`)

export const saveDone = (db: Executor, id: string, storeId: string, bytes: number) =>
  db.run(sql`
    update targets.sheet_bundle set state = 'done', done = cardinality(plan_ids), store_id = ${storeId}, bytes = ${bytes}
    where id = ${id}`)

export const saveFailed = (db: Executor, id: string, fault: string) =>
  db.run(sql`update targets.sheet_bundle set state = 'failed', fault = ${fault} where id = ${id}`)

/** Forgets what is older, and answers the files that nobody refers to any more. */
export async function clearBundles(db: Executor, beforeMs: number): Promise<string[]> {
  const rows = await db.many<{ storeId: string }>(sql`
    with gone as (delete from targets.sheet_bundle where at < to_timestamp(${beforeMs / 1000}) returning id, store_id)
    select distinct g.store_id as "storeId" from gone g
    where g.store_id is not null and not exists (
      select from targets.sheet_bundle b where b.store_id = g.store_id and b.id not in (select id from gone))`)
  return rows.map(({ storeId }) => storeId)
}
