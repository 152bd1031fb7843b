import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'

export interface StoredAnalysis {
  id: string
  ownerId: string
  owner: string
  name: string
  note: string
  page: string
  state: string
  shared: boolean
  uses: number
  users: number
  usedMs: number | null
  changedMs: number
}

const COLUMNS = sql`a.id, a.owner_id as "ownerId", a.owner_name as owner, a.name, a.note, a.page, a.state, a.shared, a.uses,
  cardinality(a.users) as users, (extract(epoch from a.used_at) * 1000)::float8 as "usedMs",
  (extract(epoch from a.changed_at) * 1000)::float8 as "changedMs"`

const MOST_LISTED = 500
const MOST_USERS = 1000

const ORDERS = {
  uses: sql`a.uses desc, a.name`,
  name: sql`a.name`,
  newest: sql`a.changed_at desc`,
}
export type AnalysisOrder = keyof typeof ORDERS

/** One's own and those that were shared. */
export async function findAnalyses(
  db: Executor,
  personId: string,
  { text, sort }: { text: string; sort: AnalysisOrder },
): Promise<StoredAnalysis[]> {
  const named =
    text === '' ? sql`true` : sql`position(lower(${text}) in lower(a.name || ' ' || a.note || ' ' || a.owner_name)) > 0`
  return db.many<StoredAnalysis>(sql`
    select ${COLUMNS} from decisions.analysis a
    where a.removed_at is null and (a.owner_id = ${personId} or a.shared) and ${named} order by ${ORDERS[sort]}, a.id limit ${MOST_LISTED}`)
}

export async function findAnalysis(db: Executor, id: string): Promise<StoredAnalysis | null> {
  return db.maybeOne<StoredAnalysis>(sql`
    select ${COLUMNS} from decisions.analysis a where a.id = ${id}::uuid and a.removed_at is null`)
}

export async function countOwned(db: Executor, personId: string): Promise<number> {
  return (
    await db.one<{ n: number }>(sql`
      select count(*)::int as n from decisions.analysis a where a.owner_id = ${personId} and a.removed_at is null`)
  ).n
}

export interface WrittenAnalysis {
  id: string
  name: string
  note: string
  page: string
  state: string
  byId: string
  byName: string
  atMs: number
  shared?: boolean
}

export async function addAnalysis(tx: Executor, it: WrittenAnalysis): Promise<void> {
  await tx.run(sql`
    insert into decisions.analysis (id, owner_id, owner_name, name, note, page, state, shared, changed_at)
    values (${it.id}::uuid, ${it.byId}, ${it.byName}, ${it.name}, ${it.note}, ${it.page}, ${it.state}, ${it.shared === true},
      to_timestamp(${it.atMs / 1000})) on conflict do nothing`)
}

export async function changeAnalysis(tx: Executor, it: WrittenAnalysis): Promise<void> {
  await tx.run(sql`
    update decisions.analysis set name = ${it.name}, note = ${it.note}, page = ${it.page}, state = ${it.state},
      changed_at = to_timestamp(${it.atMs / 1000}) where id = ${it.id}::uuid`)
}

export async function setShared(tx: Executor, id: string, shared: boolean): Promise<void> {
  await tx.run(sql`update decisions.analysis set shared = ${shared} where id = ${id}::uuid`)
}

export async function setRemoved(tx: Executor, id: string, atMs: number): Promise<void> {
  await tx.run(sql`update decisions.analysis set removed_at = to_timestamp(${atMs / 1000}) where id = ${id}::uuid`)
}

export async function noteUse(tx: Executor, id: string, personId: string, atMs: number): Promise<void> {
  await tx.run(sql`
    update decisions.analysis set uses = uses + 1, used_at = to_timestamp(${atMs / 1000}),
      users = case when ${personId} = any(users) or cardinality(users) >= ${MOST_USERS}::int then users else users || ${personId}::text end
    where id = ${id}::uuid`)
}
