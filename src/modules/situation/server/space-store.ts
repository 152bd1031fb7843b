import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'

export interface Spending {
  account: string
  name: string
  kind: 'person' | 'program'
  day: string
  operation: string
  units: number
  usualUnitsADay: number
}

/** Counts a call within its quota in one statement; `used` is null where the quota does not allow it, and nothing is counted. */
export async function countSpaceUse(db: Executor, spent: Spending): Promise<{ most: number; used: number | null }> {
  const { account, name, kind, day, operation, units, usualUnitsADay } = spent
  return db.one<{ most: number; used: number | null }>(sql`
    with quota as (
      select coalesce((select units_a_day from situation.space_quota where account = ${account}),
        ${usualUnitsADay}::int) as most),
    counted as (
      insert into situation.space_day (account, day, name, kind, units, calls)
      select ${account}, ${day}::date, ${name}, ${kind}, ${units}::int, 1 from quota where ${units}::int <= most
      on conflict (account, day) do update
         set units = space_day.units + excluded.units, calls = space_day.calls + 1, name = excluded.name
       where space_day.units + excluded.units <= (select most from quota)
      returning units),
    used as (
      insert into situation.space_use (account, day, operation, calls, units)
      select ${account}, ${day}::date, ${operation}, 1, ${units}::int from counted
      on conflict (account, day, operation) do update
         set calls = space_use.calls + 1, units = space_use.units + excluded.units)
    select most, (select units from counted) as used from quota`)
}

export async function countRefusal(db: Executor, { account, name, kind, day }: Spending): Promise<number> {
  const { units } = await db.one<{ units: number }>(sql`
    insert into situation.space_day (account, day, name, kind, refused) values (${account}, ${day}::date, ${name}, ${kind}, 1)
    on conflict (account, day) do update set refused = space_day.refused + 1 returning units`)
  return units
}

export interface ClientRow {
  account: string
  name: string
  kind: 'person' | 'program'
  unitsADay: number | null
}

export interface DayRow {
  account: string
  day: string
  units: number
  calls: number
  refused: number
}

export interface OperationRow {
  account: string
  operation: string
  calls: number
  units: number
}

/** Callers of the days since then, and whoever has a quota; of all, or of one. */
export async function spaceClients(
  db: Executor,
  since: string,
  account: string | null,
  limit: number,
): Promise<ClientRow[]> {
  return db.many<ClientRow>(sql`
    select coalesce(seen.account, quota.account) as account, coalesce(seen.name, quota.account) as name,
           coalesce(seen.kind, 'program') as kind, quota.units_a_day as "unitsADay"
      from (select account, (array_agg(name order by day desc))[1] as name, (array_agg(kind order by day desc))[1] as kind,
                   sum(units) as units
              from situation.space_day where day >= ${since}::date group by account) as seen
      full join situation.space_quota as quota on quota.account = seen.account
     where ${account}::text is null or coalesce(seen.account, quota.account) = ${account}
     order by seen.units desc nulls last, 1 limit ${limit}`)
}

export async function spaceDays(db: Executor, since: string, accounts: readonly string[]): Promise<DayRow[]> {
  return db.many<DayRow>(sql`
    select account, day::text as day, units, calls, refused from situation.space_day
     where day >= ${since}::date and account = any(${accounts}::text[]) order by day desc`)
}

export async function spaceOperations(
  db: Executor,
  since: string,
  accounts: readonly string[],
): Promise<OperationRow[]> {
  return db.many<OperationRow>(sql`
    select account, operation, sum(calls)::int as calls, sum(units)::int as units from situation.space_use
     where day >= ${since}::date and account = any(${accounts}::text[])
     group by account, operation order by sum(units) desc, operation`)
}

export async function saveSpaceQuota(
  db: Executor,
  quota: { account: string; unitsADay: number | null; note: string; by: string; atMs: number },
): Promise<void> {
  if (quota.unitsADay === null) {
    await db.run(sql`delete from situation.space_quota where account = ${quota.account}`)
    return
  }
  await db.run(sql`
    insert into situation.space_quota (account, units_a_day, note, set_by, set_at)
    values (${quota.account}, ${quota.unitsADay}, ${quota.note}, ${quota.by}, to_timestamp(${quota.atMs}::float8 / 1000))
    on conflict (account) do update set units_a_day = excluded.units_a_day, note = excluded.note,
      set_by = excluded.set_by, set_at = excluded.set_at`)
}

export async function dropSpaceUseBefore(db: Executor, day: string): Promise<void> {
  await db.run(sql`delete from situation.space_use where day < ${day}::date`)
  await db.run(sql`delete from situation.space_day where day < ${day}::date`)
}
