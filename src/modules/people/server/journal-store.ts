import type { Executor } from '#platform/db/database.ts'
import { type Sql, sql } from '#platform/db/sql.ts'

export interface JournalData {
  id: number
  atMs: number
  /** The instant to the microsecond, for going on behind it. */
  atExact: string
  actorKind: string
  actorId: string
  account: string
  post: string | null
  operation: string
  objectId: string | null
  outcome: 'done' | 'refused' | 'read'
  status: number
  ip: string | null
  detail: unknown
}

export interface JournalFilter {
  fromMs: number | null
  untilMs: number | null
  /** Lines of this actor, and tries under this account by nobody known. */
  account: { text: string; actorId: string | null } | null
  /** Whole name, or a module with its dot. */
  operation: string | null
  objectId: string | null
  outcome: string | null
  before: { atExact: string; id: string } | null
  limit: number
}

/** Newest first. */
export async function listJournalData(db: Executor, filter: JournalFilter): Promise<JournalData[]> {
  const where: Sql[] = []
  if (filter.fromMs !== null) where.push(sql`at >= to_timestamp(${filter.fromMs} / 1000.0)`)
  if (filter.untilMs !== null) where.push(sql`at < to_timestamp(${filter.untilMs} / 1000.0)`)
  if (filter.account !== null)
    where.push(sql`actor_id in ('anonymous', ${filter.account.actorId ?? 'anonymous'})
      and lower(account) = lower(${filter.account.text})`)
  if (filter.operation !== null)
    where.push(
      filter.operation.endsWith('.')
        ? sql`starts_with(operation, ${filter.operation})`
        : sql`operation = ${filter.operation}`,
    )
  if (filter.objectId !== null) where.push(sql`object_id = ${filter.objectId}`)
  if (filter.outcome !== null) where.push(sql`outcome = ${filter.outcome}`)
  if (filter.before !== null)
    where.push(sql`(at, id) < (${filter.before.atExact}::timestamptz, ${filter.before.id}::bigint)`)
  return db.many<JournalData>(sql`
    select id, (extract(epoch from at) * 1000)::float8 as "atMs", at::text as "atExact", actor_kind as "actorKind",
           actor_id as "actorId", account, post, operation, object_id as "objectId", outcome, status, ip, detail
      from platform.v_journal
     where ${where.length > 0 ? sql.join(where, sql` and `) : sql`true`}
     order by at desc, id desc limit ${filter.limit}`)
}
