import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { ReportQuery } from '../contract.ts'

export interface StoredReport {
  id: string
  ownerId: string
  owner: string
  name: string
  note: string
  shared: boolean
  version: number
  query: ReportQuery
  uses: number
  usedMs: number | null
  changedMs: number
}

const COLUMNS = sql`q.id, q.owner_id as "ownerId", q.owner_name as owner, q.name, q.note, q.shared, q.version, q.query, q.uses,
  (extract(epoch from q.used_at) * 1000)::float8 as "usedMs", (extract(epoch from q.changed_at) * 1000)::float8 as "changedMs"`

const MOST_LISTED = 500

/** Own ones first, then shared ones, each by name. */
export async function listReports(db: Executor, personId: string, text: string): Promise<StoredReport[]> {
  const named = text === '' ? sql`true` : sql`position(lower(${text}) in lower(q.name || ' ' || q.note)) > 0`
  return db.many<StoredReport>(sql`
    select ${COLUMNS} from reports.query q
    where q.removed_at is null and (q.owner_id = ${personId} or q.shared) and ${named}
    order by q.owner_id <> ${personId}, q.name, q.id limit ${MOST_LISTED}`)
}

export async function findReport(db: Executor, id: string): Promise<StoredReport | null> {
  return db.maybeOne<StoredReport>(sql`
    select ${COLUMNS} from reports.query q where q.id = ${id}::uuid and q.removed_at is null`)
}

export async function findReports(db: Executor, ids: readonly string[]): Promise<StoredReport[]> {
  return db.many<StoredReport>(sql`
    select ${COLUMNS} from reports.query q where q.id = any(${[...ids]}::uuid[]) and q.removed_at is null`)
}

export async function countOwned(db: Executor, personId: string): Promise<number> {
  const row = await db.one<{ n: number }>(sql`
    select count(*)::int as n from reports.query q where q.owner_id = ${personId} and q.removed_at is null`)
  return row.n
}

export interface Written {
  id: string
  name: string
  note: string
  query: ReportQuery
  byId: string
  byName: string
  atMs: number
}

export async function addReport(tx: Executor, it: Written & { shared?: boolean }): Promise<void> {
  await tx.run(sql`
    insert into reports.query (id, owner_id, owner_name, name, note, shared, version, query, changed_at)
    values (${it.id}::uuid, ${it.byId}, ${it.byName}, ${it.name}, ${it.note}, ${it.shared === true}, 1,
      ${JSON.stringify(it.query)}::jsonb, to_timestamp(${it.atMs / 1000}))`)
  await addVersion(tx, it, 1)
}

/** Answers the new version; null: the report is not at the version that was seen any more. */
export async function changeReport(tx: Executor, it: Written, seen: number): Promise<number | null> {
  const row = await tx.maybeOne<{ version: number }>(sql`
    update reports.query set name = ${it.name}, note = ${it.note}, query = ${JSON.stringify(it.query)}::jsonb,
      version = version + 1, changed_at = to_timestamp(${it.atMs / 1000})
    where id = ${it.id}::uuid and version = ${seen} and removed_at is null returning version`)
  if (row === null) return null
  await addVersion(tx, it, row.version)
  return row.version
}

async function addVersion(tx: Executor, it: Written, version: number): Promise<void> {
  await tx.run(sql`
    insert into reports.query_version (query_id, version, name, note, query, by_id, by_name, at)
    values (${it.id}::uuid, ${version}, ${it.name}, ${it.note}, ${JSON.stringify(it.query)}::jsonb, ${it.byId}, ${it.byName},
      to_timestamp(${it.atMs / 1000}))`)
}

export async function setShared(tx: Executor, id: string, shared: boolean): Promise<void> {
  await tx.run(sql`update reports.query set shared = ${shared} where id = ${id}::uuid`)
}

export async function setRemoved(tx: Executor, id: string, atMs: number): Promise<void> {
  await tx.run(sql`update reports.query set removed_at = to_timestamp(${atMs / 1000}) where id = ${id}::uuid`)
}

export async function noteUse(db: Executor, id: string, atMs: number): Promise<void> {
  await db.run(sql`
    update reports.query set uses = uses + 1, used_at = to_timestamp(${atMs / 1000}) where id = ${id}::uuid`)
}

export interface ReportVersion {
  version: number
  name: string
  note: string
  query: ReportQuery
  by: string
  atMs: number
}

export async function versionsOf(db: Executor, id: string): Promise<ReportVersion[]> {
  return db.many<ReportVersion>(sql`
    select version, name, note, query, by_name as by, (extract(epoch from at) * 1000)::float8 as "atMs"
    from reports.query_version where query_id = ${id}::uuid order by version desc limit 100`)
}

/** Names of published topic pages that show a report: they would have a hole without it. */
export async function topicsWith(db: Executor, queryId: string): Promise<string[]> {
  const rows = await db.many<{ name: string }>(sql`
    select name from reports.topic where removed_at is null and published
      and blocks @> ${JSON.stringify([{ query: queryId }])}::jsonb order by name limit 5`)
  return rows.map(({ name }) => name)
}
