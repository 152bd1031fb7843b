import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { FeedHealth } from '../contract.ts'

export interface StoredFeed {
  url: string | null
  username: string | null
  /** Sealed. */
  password: string | null
  version: number
  clientId: string
  isHeld: boolean
  connected: boolean
  sinceMs: number | null
  waiting: number
  lastError: string | null
  lastMessageMs: number | null
}

export async function seedFeed(db: Executor, clientId: string): Promise<void> {
  await db.run(sql`insert into sensors.feed (client_id) values (${clientId}) on conflict do nothing`)
}

export async function findFeed(db: Executor): Promise<StoredFeed | null> {
  return db.maybeOne<StoredFeed>(sql`
    select url, username, password, version, client_id as "clientId", coalesce(held_until > clock_timestamp(), false) as "isHeld",
      connected, (extract(epoch from since) * 1000)::float8 as "sinceMs", waiting, last_error as "lastError",
      (extract(epoch from last_message_at) * 1000)::float8 as "lastMessageMs"
    from sensors.feed`)
}

/** Listening is one process's at a time: taken when free or run out, and held on to; by the database's own clock. */
export async function holdFeed(db: Executor, holder: string, seconds: number): Promise<boolean> {
  const held = await db.run(sql`
    update sensors.feed set holder = ${holder}, held_until = clock_timestamp() + make_interval(secs => ${seconds})
    where holder = ${holder} or held_until is null or held_until < clock_timestamp()`)
  return held > 0
}

export async function releaseFeed(db: Executor, holder: string): Promise<void> {
  await db.run(sql`
    update sensors.feed set holder = null, held_until = null, connected = false, since = clock_timestamp() where holder = ${holder}`)
}

export async function saveHealth(db: Executor, holder: string, health: FeedHealth): Promise<void> {
  await db.run(sql`
    update sensors.feed set connected = ${health.connected}, since = to_timestamp(${health.sinceMs / 1000}),
      waiting = ${health.waiting}, last_error = ${health.lastError} where holder = ${holder}`)
}

/** Written every ten seconds at most: it is for people to look at. */
export async function markHeard(tx: Executor, nowMs: number): Promise<void> {
  await tx.run(sql`
    update sensors.feed set last_message_at = to_timestamp(${nowMs / 1000})
    where last_message_at is null or last_message_at < to_timestamp(${(nowMs - 10_000) / 1000})`)
}

/** `undefined`: the password that stands, for the same user at the same address; a new address is never told it. */
export async function setFeed(
  db: Executor,
  { url, username, password }: { url: string | null; username: string | null; password: string | null | undefined },
): Promise<void> {
  await db.run(sql`
    update sensors.feed set url = ${url}, username = ${username}, version = version + 1,
      password = case when ${password === undefined} and url is not distinct from ${url}::text
        and username is not distinct from ${username}::text then password else ${password ?? null}::text end`)
}

export const WEEK_MS = 7 * 86_400_000

export interface RefusedRow {
  id: number
  atMs: number
  topic: string
  payload: string
  reason: string
}

export async function listRefusedRows(
  db: Executor,
  { fromMs, reason, before, limit }: { fromMs: number; reason: string | null; before: number | null; limit: number },
): Promise<RefusedRow[]> {
  return db.many<RefusedRow>(sql`
    select id, (extract(epoch from at) * 1000)::float8 as "atMs", topic, payload, reason from sensors.refused
    where at >= to_timestamp(${fromMs / 1000}) and (${reason}::text is null or reason = ${reason})
      and (${before}::bigint is null or id < ${before}) order by id desc limit ${limit}`)
}

export async function refusedReasons(db: Executor, fromMs: number) {
  return db.many<{ reason: string; count: number; lastMs: number }>(sql`
    select reason, count(*)::int as count, (extract(epoch from max(at)) * 1000)::float8 as "lastMs" from sensors.refused
    where at >= to_timestamp(${fromMs / 1000}) group by 1 order by 2 desc, 1 limit 50`)
}

export async function countRefused(db: Executor, fromMs: number): Promise<number> {
  const row = await db.one<{ n: number }>(
    sql`select count(*)::int as n from sensors.refused where at >= to_timestamp(${fromMs / 1000})`,
  )
  return row.n
}
