import { MINUTE_MS } from '#core/time/local.ts'
import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'

/** So many vain tries of one message, about seven minutes, and nothing else got through in ten: it is not a hiccup. */
const VAIN_TRIES = 5
const QUIET_MS = 10 * MINUTE_MS

export interface StuckWebhook {
  id: string
  name: string
  /** When the alarm was raised; null: not yet. */
  stuckMs: number | null
  lastSentMs: number | null
}

/**
 * Webhooks that are switched on and do not get through: a message was given up after the last one that arrived, or is tried in
 * vain while none arrives.
 */
export async function stuckNow(db: Executor, nowMs: number): Promise<StuckWebhook[]> {
  return db.many<StuckWebhook>(sql`
    select w.id, w.name, (extract(epoch from w.stuck_since) * 1000)::float8 as "stuckMs",
      (extract(epoch from s.last) * 1000)::float8 as "lastSentMs"
    from connections.webhook w
      cross join lateral (select max(d.sent_at) as last from connections.delivery d
        where d.webhook_id = w.id and d.state = 'sent') s
    where w.active and exists (
      select from connections.delivery d where d.webhook_id = w.id and d.state <> 'sent'
        and ((d.state = 'failed' and (s.last is null or d.created_at >= s.last))
          or (d.state = 'waiting' and d.tries >= ${VAIN_TRIES}
            and (s.last is null or s.last < to_timestamp(${(nowMs - QUIET_MS) / 1000})))))
    order by w.id`)
}

export async function markStuck(db: Executor, ids: readonly string[], nowMs: number): Promise<void> {
  await db.run(sql`
    update connections.webhook set stuck_since = to_timestamp(${nowMs / 1000})
     where id = any(${[...ids]}::uuid[]) and stuck_since is null`)
}

/** All but those named are in order again, or switched off. */
export async function clearUnstuck(db: Executor, stuck: readonly string[]): Promise<void> {
  await db.run(sql`
    update connections.webhook set stuck_since = null
     where stuck_since is not null and not id = any(${[...stuck]}::uuid[])`)
}
