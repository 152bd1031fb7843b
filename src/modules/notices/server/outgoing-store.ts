import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { OutgoingRow } from '../contract.ts'
import type { Channel, WarningLevel } from '../domain/kind.ts'

export interface Claimed {
  id: string
  channel: Channel
  kind: string
  personId: string
  /** Tries before this one. */
  tries: number
  /** Words of an earlier try; null: to be taken from the notice. */
  text: string | null
  notice: { count: number; level: WarningLevel | null; titleZh: string } | null
}

/** A process that died in the middle of sending has let go of its messages after this time. */
const LEASE_MS = 120_000

/** Takes messages that are due, for this process alone, until the lease is over. */
export async function claimOutgoing(db: Executor, nowMs: number, limit: number): Promise<Claimed[]> {
  return db.many<Claimed>(sql`
    with due as (
      select id from notices.outgoing where status in ('waiting', 'sending') and next_try_at <= to_timestamp(${nowMs / 1000})
      order by next_try_at limit ${limit} for update skip locked)
    update notices.outgoing o set status = 'sending', tries = o.tries + 1,
      next_try_at = to_timestamp(${(nowMs + LEASE_MS) / 1000})
    from due where o.id = due.id
    returning o.id, o.channel, o.kind, o.person_id as "personId", o.tries - 1 as tries, o.text,
      (select jsonb_build_object('count', n.count, 'level', n.level, 'titleZh', n.title_zh) from notices.notice n
        where n.id = o.notice_id) as notice`)
}

/** The words are kept before they leave: a second try says the same. */
export async function keepText(db: Executor, id: string, text: string, simulated: boolean): Promise<void> {
  await db.run(sql`update notices.outgoing set text = ${text}, simulated = ${simulated} where id = ${id}`)
}

export async function markSent(db: Executor, id: string, nowMs: number): Promise<void> {
  await db.run(sql`
    update notices.outgoing set status = 'sent', sent_at = to_timestamp(${nowMs / 1000}), next_try_at = null, last_error = null
     where id = ${id}`)
}

/** `nextMs` null: no more tries until a person asks for one. */
export async function markFailed(db: Executor, id: string, error: string, nextMs: number | null): Promise<void> {
  await db.run(sql`
    update notices.outgoing set status = ${nextMs === null ? 'failed' : 'waiting'}, last_error = ${error.slice(0, 500)},
      next_try_at = to_timestamp(${nextMs === null ? null : nextMs / 1000}) where id = ${id}`)
}

/** Only what has failed for good: anything else is under way or done. */
export async function askAgain(db: Executor, id: string, nowMs: number): Promise<boolean> {
  const touched = await db.run(sql`
    update notices.outgoing set status = 'waiting', tries = 1, next_try_at = to_timestamp(${nowMs / 1000})
     where id = ${id} and status = 'failed'`)
  return touched === 1
}

export type StoredOutgoing = Pick<
  OutgoingRow,
  'id' | 'channel' | 'kind' | 'personId' | 'status' | 'tries' | 'lastError' | 'simulated'
> & {
  text: string | null
  notice: { count: number; level: WarningLevel | null; titleZh: string } | null
  createdMs: number
  nextTryMs: number | null
  sentMs: number | null
}

export async function findOutgoingState(db: Executor, id: string): Promise<OutgoingRow['status'] | null> {
  const row = await db.maybeOne<{ status: OutgoingRow['status'] }>(
    sql`select status from notices.outgoing where id = ${id}`,
  )
  return row?.status ?? null
}

export async function listOutgoingRows(
  db: Executor,
  {
    channel,
    status,
    before,
    limit,
  }: { channel: string | null; status: string | null; before: { atMs: number; id: string } | null; limit: number },
): Promise<StoredOutgoing[]> {
  return db.many<StoredOutgoing>(sql`
    select o.id, o.channel, o.kind, o.person_id as "personId", o.status, o.tries, o.last_error as "lastError", o.simulated, o.text,
      case when n.id is not null then jsonb_build_object('count', n.count, 'level', n.level, 'titleZh', n.title_zh) end as notice,
      (extract(epoch from o.created_at) * 1000)::float8 as "createdMs",
      (extract(epoch from o.next_try_at) * 1000)::float8 as "nextTryMs", (extract(epoch from o.sent_at) * 1000)::float8 as "sentMs"
    from notices.outgoing o left join notices.notice n on n.id = o.notice_id
     where true ${channel ? sql`and o.channel = ${channel}` : sql``} ${status ? sql`and o.status = ${status}` : sql``}
       ${before ? sql`and (o.created_at, o.id) < (to_timestamp(${before.atMs / 1000}), ${before.id}::uuid)` : sql``}
     order by o.created_at desc, o.id desc limit ${limit}`)
}
