import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'

export interface Tally {
  kind: string
  /** Never a phone or an address itself: its blind index. */
  subject: string
  windowMs: number
}

/** Counts more within the window that the moment lies in; answers how many they are now. */
export async function countUp(
  db: Executor,
  { kind, subject, windowMs }: Tally,
  nowMs: number,
  more = 1,
): Promise<number> {
  const row = await db.one<{ count: number }>(sql`
    insert into citizens.tally as t (kind, subject, since, count) values (${kind}, ${subject}, ${sinceOf(windowMs, nowMs)}, ${more})
    on conflict (kind, subject, since) do update set count = least(t.count::bigint + ${more}, 2000000000)::int returning count`)
  return row.count
}

export async function countOf(db: Executor, { kind, subject, windowMs }: Tally, nowMs: number): Promise<number> {
  const row = await db.maybeOne<{ count: number }>(sql`
    select count from citizens.tally where kind = ${kind} and subject = ${subject} and since = ${sinceOf(windowMs, nowMs)}`)
  return row?.count ?? 0
}

function sinceOf(windowMs: number, nowMs: number) {
  return sql`to_timestamp(${(Math.floor(nowMs / windowMs) * windowMs) / 1000})`
}

/** What has run out: counts, codes, passes, and pictures that no report took. */
export async function clearOutdated(db: Executor, nowMs: number): Promise<void> {
  const dayAgo = sql`to_timestamp(${(nowMs - 2 * 86_400_000) / 1000})`
  const now = sql`to_timestamp(${nowMs / 1000})`
  await db.run(sql`delete from citizens.tally where since < ${dayAgo}`)
  await db.run(sql`delete from citizens.phone_code where expires_at < ${now}`)
  await db.run(sql`delete from citizens.pass where expires_at < ${now}`)
  await db.run(sql`delete from citizens.upload where created_at < ${dayAgo}`)
}
