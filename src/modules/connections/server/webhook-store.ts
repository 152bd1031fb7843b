import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { After } from '#platform/http/moment-cursor.ts'
import type { DeliveryState, Topic } from '../contract/webhooks.ts'

export interface StoredWebhook {
  id: string
  name: string
  url: string
  topics: Topic[]
  unit: string | null
  active: boolean
  /** Since when it does not get through. */
  stuckMs: number | null
  waiting: number
  failed: number
  lastSentMs: number | null
  lastError: string | null
}

export async function listStoredWebhooks(db: Executor, id: string | null = null): Promise<StoredWebhook[]> {
  return db.many<StoredWebhook>(sql`
    select w.id, w.name, w.url, w.topics, w.unit, w.active, (extract(epoch from w.stuck_since) * 1000)::float8 as "stuckMs",
           (select count(*)::int from connections.delivery d where d.webhook_id = w.id and d.state = 'waiting') as waiting,
           (select count(*)::int from connections.delivery d where d.webhook_id = w.id and d.state = 'failed') as failed,
           (select (extract(epoch from max(d.sent_at)) * 1000)::float8 from connections.delivery d
             where d.webhook_id = w.id) as "lastSentMs",
           (select d.last_error from connections.delivery d where d.webhook_id = w.id and d.state <> 'sent'
             and d.last_error is not null order by d.created_at desc limit 1) as "lastError"
      from connections.webhook w where ${id === null ? sql`true` : sql`w.id = ${id}`} order by w.created_at limit 500`)
}

export interface NewWebhook {
  id: string
  name: string
  url: string
  topics: readonly Topic[]
  unit: string | null
  secretSealed: string
  createdBy: string
  nowMs: number
}

export async function insertWebhook(db: Executor, hook: NewWebhook): Promise<void> {
  await db.run(sql`
    insert into connections.webhook (id, name, url, topics, unit, secret_sealed, created_by, created_at)
    values (${hook.id}, ${hook.name}, ${hook.url}, ${[...hook.topics]}::text[], ${hook.unit}, ${hook.secretSealed},
      ${hook.createdBy}, to_timestamp(${hook.nowMs} / 1000.0))`)
}

/** Switched on again, what waits is tried at once; false where there is no such webhook. */
export async function setActive(db: Executor, id: string, active: boolean, nowMs: number): Promise<boolean> {
  const found = await db.run(sql`update connections.webhook set active = ${active} where id = ${id}`)
  if (active)
    await db.run(sql`
      update connections.delivery set next_try_at = to_timestamp(${nowMs} / 1000.0)
       where webhook_id = ${id} and state = 'waiting'`)
  return found > 0
}

export async function countWebhooks(db: Executor): Promise<number> {
  return (await db.one<{ count: number }>(sql`select count(*)::int as count from connections.webhook`)).count
}

export interface NewDelivery {
  id: string
  webhookId: string
  topic: Topic
  happening: string
  body: string
}

export async function insertDeliveries(db: Executor, rows: readonly NewDelivery[], nowMs: number): Promise<void> {
  await db.run(sql`
    insert into connections.delivery (id, webhook_id, topic, happening, body, state, next_try_at, created_at)
    select d.id, d."webhookId", d.topic, d.happening, d.body, 'waiting', to_timestamp(${nowMs} / 1000.0),
           to_timestamp(${nowMs} / 1000.0)
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as d(id uuid, "webhookId" uuid, topic text, happening text, body text)
    on conflict (webhook_id, topic, happening) do nothing`)
}

export interface Claimed {
  id: string
  url: string
  secretSealed: string
  topic: string
  body: string
  tries: number
}

/** A process that died in the middle of sending has let go of its messages after this time. */
const LEASE_MS = 120_000

/** Takes messages that are due, oldest first, for this process alone until the lease is over. */
export async function claimDeliveries(db: Executor, nowMs: number, limit: number): Promise<Claimed[]> {
  return db.many<Claimed>(sql`
    with due as (
      select d.id from connections.delivery d
       where d.state = 'waiting' and d.next_try_at <= to_timestamp(${nowMs} / 1000.0)
         and exists (select 1 from connections.webhook w where w.id = d.webhook_id and w.active)
       order by d.next_try_at, d.created_at limit ${limit} for update skip locked)
    update connections.delivery d set tries = d.tries + 1, next_try_at = to_timestamp(${nowMs + LEASE_MS} / 1000.0)
      from due, connections.webhook w where d.id = due.id and w.id = d.webhook_id
    returning d.id, w.url, w.secret_sealed as "secretSealed", d.topic, d.body, d.tries`)
}

export async function markSent(db: Executor, id: string, status: number, nowMs: number): Promise<void> {
  await db.run(sql`
    update connections.delivery set state = 'sent', sent_at = to_timestamp(${nowMs} / 1000.0), next_try_at = null,
      last_status = ${status}, last_error = null where id = ${id}`)
}

/** `nextMs` null: no more tries until somebody asks for one. */
export async function markFailed(
  db: Executor,
  id: string,
  { status, error, nextMs }: { status: number | null; error: string; nextMs: number | null },
): Promise<void> {
  await db.run(sql`
    update connections.delivery set state = ${nextMs === null ? 'failed' : 'waiting'}, last_status = ${status},
      last_error = ${error.slice(0, 300)}, next_try_at = to_timestamp(${nextMs}::float8 / 1000.0) where id = ${id}`)
}

export interface StoredDelivery {
  id: string
  topic: string
  state: DeliveryState
  tries: number
  createdMs: number
  nextMs: number | null
  sentMs: number | null
  lastStatus: number | null
  lastError: string | null
}

export async function listStoredDeliveries(
  db: Executor,
  query: { webhookId: string; state: DeliveryState | null; before: After | null; limit: number },
): Promise<StoredDelivery[]> {
  const { webhookId, state, before, limit } = query
  return db.many<StoredDelivery>(sql`
    select id, topic, state, tries, last_status as "lastStatus", last_error as "lastError",
           (extract(epoch from created_at) * 1000)::float8 as "createdMs",
           (extract(epoch from next_try_at) * 1000)::float8 as "nextMs",
           (extract(epoch from sent_at) * 1000)::float8 as "sentMs"
      from connections.delivery
     where webhook_id = ${webhookId} ${state ? sql`and state = ${state}` : sql``}
       ${before ? sql`and (created_at, id) < (to_timestamp(${before.atMs} / 1000.0), ${before.id}::uuid)` : sql``}
     order by created_at desc, id desc limit ${limit}`)
}

/** Waits for its turn again under its old id; what waits already is left as it is. */
export async function askAgain(
  db: Executor,
  query: { webhookId: string; delivery: string | null; fromMs: number | null; toMs: number | null; limit: number },
  nowMs: number,
): Promise<number> {
  const { webhookId, delivery, fromMs, toMs, limit } = query
  return db.run(sql`
    update connections.delivery set state = 'waiting', tries = 0, next_try_at = to_timestamp(${nowMs} / 1000.0)
     where id in (
       select id from connections.delivery where webhook_id = ${webhookId} and state <> 'waiting'
         ${delivery ? sql`and id = ${delivery}` : sql``}
         ${fromMs === null ? sql`` : sql`and created_at >= to_timestamp(${fromMs} / 1000.0)`}
         ${toMs === null ? sql`` : sql`and created_at < to_timestamp(${toMs} / 1000.0)`}
       order by created_at limit ${limit})`)
}

export async function forgetSent(db: Executor, beforeMs: number): Promise<number> {
  return db.run(sql`
    delete from connections.delivery where state <> 'waiting' and created_at < to_timestamp(${beforeMs} / 1000.0)`)
}
