import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'

export interface DayUse {
  calls: number
  /** Null: that of the district's file. */
  callsADay: number | null
}

export async function findDayUse(db: Executor, account: string, day: string): Promise<DayUse> {
  return db.one<DayUse>(sql`
    select coalesce((select calls from connections.key_day where account = ${account} and day = ${day}::date), 0) as calls,
           (select calls_a_day from connections.key_quota where account = ${account}) as "callsADay"`)
}

export interface Counted {
  account: string
  day: string
  calls: number
  refused: number
}

/** Adds what this process has counted. */
export async function addUse(db: Executor, rows: readonly Counted[]): Promise<void> {
  await db.run(sql`
    insert into connections.key_day as k (account, day, calls, refused)
    select c.account, c.day, c.calls, c.refused
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as c(account text, day date, calls int, refused int)
     order by c.account, c.day
    on conflict (account, day) do update set calls = k.calls + excluded.calls, refused = k.refused + excluded.refused`)
}

export interface StoredUse {
  account: string
  name: string
  callsADay: number | null
  callsToday: number
  refusedToday: number
  callsThirtyDays: number
}

export async function listStoredUse(
  db: Executor,
  today: string,
  accounts: readonly string[],
): Promise<Omit<StoredUse, 'name'>[]> {
  return db.many(sql`
    select a.account, q.calls_a_day as "callsADay", coalesce(d.calls, 0) as "callsToday",
           coalesce(d.refused, 0) as "refusedToday",
           coalesce((select sum(m.calls)::int from connections.key_day m
             where m.account = a.account and m.day > ${today}::date - 30), 0) as "callsThirtyDays"
      from unnest(${[...accounts]}::text[]) as a(account)
      left join connections.key_quota q on q.account = a.account
      left join connections.key_day d on d.account = a.account and d.day = ${today}::date
     order by a.account`)
}

export async function saveQuota(
  db: Executor,
  { account, callsADay, by, nowMs }: { account: string; callsADay: number | null; by: string; nowMs: number },
): Promise<void> {
  if (callsADay === null) await db.run(sql`delete from connections.key_quota where account = ${account}`)
  else
    await db.run(sql`
      insert into connections.key_quota (account, calls_a_day, set_by, set_at)
      values (${account}, ${callsADay}, ${by}, to_timestamp(${nowMs} / 1000.0))
      on conflict (account) do update set calls_a_day = excluded.calls_a_day, set_by = excluded.set_by, set_at = excluded.set_at`)
}
