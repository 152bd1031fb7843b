import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'

export interface FailureRule {
  /** Failures that are let through before the lock. */
  limit: number
  lockMinutes: number
  windowMinutes: number
}

export interface Failures {
  count: number
  lockedUntilMs: number | null
}

/**
 * Counts a try before it is judged, so that many at once cannot slip past the limit; a success takes the count away.
 * While locked nothing is counted: a lock ends when it was said to end.
 */
export async function countTry(db: Executor, key: string, nowMs: number, rule: FailureRule): Promise<Failures> {
  return db.one<Failures>(sql`
    insert into people.sign_in_failure as f (key, failures, first_at)
    values (${key}, 1, to_timestamp(${nowMs} / 1000.0))
    on conflict (key) do update set (failures, first_at, locked_until) = (select
      case when locked then f.failures when over then 1 else f.failures + 1 end,
      case when over and not locked then now else f.first_at end,
      case when locked then f.locked_until
           when over or f.failures < ${rule.limit} then null
           else now + make_interval(mins => ${rule.lockMinutes}) end
      from (select now, coalesce(f.locked_until > now, false) as locked,
                   f.locked_until is not null or f.first_at < now - make_interval(mins => ${rule.windowMinutes}) as over
              from (select to_timestamp(${nowMs} / 1000.0) as now) as clock) as facts)
    returning failures as count, (extract(epoch from locked_until) * 1000)::float8 as "lockedUntilMs"`)
}

/** Locks at once when the tries that were let through are used up. */
export async function lockIfUsedUp(db: Executor, key: string, nowMs: number, rule: FailureRule): Promise<void> {
  await db.run(sql`
    update people.sign_in_failure
       set locked_until = to_timestamp(${nowMs} / 1000.0) + make_interval(mins => ${rule.lockMinutes})
     where key = ${key} and failures >= ${rule.limit} and locked_until is null`)
}

export async function findLock(db: Executor, key: string, nowMs: number): Promise<number | null> {
  const row = await db.maybeOne<{ lockedUntilMs: number }>(sql`
    select (extract(epoch from locked_until) * 1000)::float8 as "lockedUntilMs" from people.sign_in_failure
     where key = ${key} and locked_until > to_timestamp(${nowMs} / 1000.0)`)
  return row?.lockedUntilMs ?? null
}

export async function forgetFailures(db: Executor, key: string): Promise<void> {
  await db.run(sql`delete from people.sign_in_failure where key = ${key}`)
}

/** A day is longer than any lock or window. */
export async function deleteOldFailures(db: Executor, nowMs: number): Promise<number> {
  return db.run(sql`
    delete from people.sign_in_failure where first_at < to_timestamp(${nowMs} / 1000.0) - interval '1 day'
       and (locked_until is null or locked_until < to_timestamp(${nowMs} / 1000.0))`)
}
