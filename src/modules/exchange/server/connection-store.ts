import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'

export interface StoredConnection {
  enabled: boolean
  baseUrl: string
  ourName: string
  cityName: string
  keySealed: string | null
  secretSealed: string
  firstRetrySeconds: number
  mostRetrySeconds: number
  stuckAfterMinutes: number
}

export function findConnection(db: Executor): Promise<StoredConnection | null> {
  return db.maybeOne<StoredConnection>(sql`
    select enabled, base_url as "baseUrl", our_name as "ourName", city_name as "cityName", key_sealed as "keySealed",
      secret_sealed as "secretSealed", first_retry_seconds as "firstRetrySeconds",
      most_retry_seconds as "mostRetrySeconds", stuck_after_minutes as "stuckAfterMinutes"
    from exchange.connection`)
}

export async function saveConnectionRow(
  db: Executor,
  row: StoredConnection & { changedBy: string; atMs: number },
): Promise<void> {
  await db.run(sql`
    insert into exchange.connection (enabled, base_url, our_name, city_name, key_sealed, secret_sealed,
      first_retry_seconds, most_retry_seconds, stuck_after_minutes, changed_by, changed_at)
    values (${row.enabled}, ${row.baseUrl}, ${row.ourName}, ${row.cityName}, ${row.keySealed}, ${row.secretSealed},
      ${row.firstRetrySeconds}, ${row.mostRetrySeconds}, ${row.stuckAfterMinutes}, ${row.changedBy},
      to_timestamp(${row.atMs / 1000}))
    on conflict (one) do update set enabled = excluded.enabled, base_url = excluded.base_url,
      our_name = excluded.our_name, city_name = excluded.city_name, key_sealed = excluded.key_sealed,
      secret_sealed = excluded.secret_sealed, first_retry_seconds = excluded.first_retry_seconds,
      most_retry_seconds = excluded.most_retry_seconds, stuck_after_minutes = excluded.stuck_after_minutes,
      changed_by = excluded.changed_by, changed_at = excluded.changed_at`)
}

export interface Pulse {
  lastSentMs: number | null
  lastReceivedMs: number | null
  lastError: string | null
  lastErrorMs: number | null
}

export function getPulse(db: Executor): Promise<Pulse> {
  return db.one<Pulse>(sql`
    select extract(epoch from last_sent_at)::float8 * 1000 as "lastSentMs",
      extract(epoch from last_received_at)::float8 * 1000 as "lastReceivedMs", last_error as "lastError",
      extract(epoch from last_error_at)::float8 * 1000 as "lastErrorMs"
    from exchange.pulse`)
}

/** Seldom enough to write: once in ten seconds says as much. */
export async function noteReceived(db: Executor, atMs: number): Promise<void> {
  await db.run(sql`
    update exchange.pulse set last_received_at = to_timestamp(${atMs / 1000})
     where last_received_at is null or last_received_at < to_timestamp(${atMs / 1000 - 10})`)
}

export async function noteSent(db: Executor, atMs: number): Promise<void> {
  await db.run(sql`
    update exchange.pulse set last_sent_at = to_timestamp(${atMs / 1000}), last_error = null, last_error_at = null
     where last_error is not null or last_sent_at is null or last_sent_at < to_timestamp(${atMs / 1000 - 10})`)
}

export async function noteSendError(db: Executor, error: string, atMs: number): Promise<void> {
  await db.run(sql`
    update exchange.pulse set last_error = ${error.slice(0, 500)}, last_error_at = to_timestamp(${atMs / 1000})`)
}
