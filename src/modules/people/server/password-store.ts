import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'

export interface SignInData {
  id: string
  account: string
  name: string
  active: boolean
  demo: boolean
  passwordHash: string | null
  passwordSetAtMs: number | null
  oneTimeHash: string | null
  oneTimeUntilMs: number | null
  lastSignInAtMs: number | null
}

const columns = sql`
  id, account, name, active, demo, password_hash as "passwordHash",
  (extract(epoch from password_set_at) * 1000)::float8 as "passwordSetAtMs", one_time_hash as "oneTimeHash",
  (extract(epoch from one_time_until) * 1000)::float8 as "oneTimeUntilMs",
  (extract(epoch from last_sign_in_at) * 1000)::float8 as "lastSignInAtMs"`

/** Only persons sign in; programs have keys. */
export async function findByAccount(db: Executor, account: string): Promise<SignInData | null> {
  return db.maybeOne<SignInData>(sql`
    select ${columns} from people.person where lower(account) = lower(${account}) and kind = 'person'`)
}

export async function findById(db: Executor, id: string): Promise<SignInData | null> {
  return db.maybeOne<SignInData>(sql`select ${columns} from people.person where id = ${id} and kind = 'person'`)
}

export async function markSignedIn(db: Executor, id: string, nowMs: number): Promise<void> {
  await db.run(sql`update people.person set last_sign_in_at = to_timestamp(${nowMs} / 1000.0) where id = ${id}`)
}

/** A password that the person chose; the one-time password is spent. */
export async function savePassword(db: Executor, id: string, hash: string, nowMs: number): Promise<void> {
  await db.run(sql`
    update people.person set password_hash = ${hash}, password_set_at = to_timestamp(${nowMs} / 1000.0),
           one_time_hash = null, one_time_until = null where id = ${id}`)
  await db.run(sql`
    insert into people.password_history (person_id, set_at, hash)
    values (${id}, to_timestamp(${nowMs} / 1000.0), ${hash}) on conflict do nothing`)
}

/** The same password under today's cost. */
export async function saveStrongerHash(db: Executor, id: string, before: string, hash: string): Promise<void> {
  await db.run(sql`update people.person set password_hash = ${hash} where id = ${id} and password_hash = ${before}`)
}

/** A password that the system made; the person's own no longer holds. */
export async function saveOneTime(db: Executor, id: string, hash: string, untilMs: number): Promise<void> {
  await db.run(sql`
    update people.person set password_hash = null, password_set_at = null, one_time_hash = ${hash},
           one_time_until = to_timestamp(${untilMs} / 1000.0) where id = ${id}`)
}

export async function listFormerHashes(db: Executor, id: string, count: number): Promise<string[]> {
  const rows = await db.many<{ hash: string }>(sql`
    select hash from people.password_history where person_id = ${id} order by set_at desc limit ${count}`)
  return rows.map((row) => row.hash)
}

export async function trimHistory(db: Executor, id: string, keep: number): Promise<void> {
  await db.run(sql`
    delete from people.password_history where person_id = ${id} and set_at not in
      (select set_at from people.password_history where person_id = ${id} order by set_at desc limit ${keep})`)
}
