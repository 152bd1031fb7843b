import type { CalendarData } from '#core/time/calendar-data.ts'
import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'

export interface CalendarVersion {
  version: number
  data: CalendarData
}

/** The newest version of a calendar, or the one that is named. */
export async function findCalendar(
  db: Executor,
  key: string,
  version: number | null = null,
): Promise<CalendarVersion | null> {
  return db.maybeOne<CalendarVersion>(sql`
    select version, data from clocks.calendar where key = ${key} and version = coalesce(${version}::int, version)
    order by version desc limit 1`)
}

export interface CalendarStamp {
  version: number
  changedMs: number
  changedBy: string
  why: string
}

export async function listCalendarKeys(db: Executor): Promise<string[]> {
  const rows = await db.many<{ key: string }>(sql`select distinct key from clocks.calendar order by key`)
  return rows.map((row) => row.key)
}

/** Newest first. */
export async function listVersions(db: Executor, key: string): Promise<CalendarStamp[]> {
  return db.many<CalendarStamp>(sql`
    select version, (extract(epoch from changed_at) * 1000)::float8 as "changedMs", changed_by as "changedBy", why
    from clocks.calendar where key = ${key} order by version desc limit 200`)
}

/** Until this transaction ends nobody else makes a version. */
export async function lockCalendars(tx: Executor): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtext('clocks.calendar'))`)
}

export async function saveCalendar(
  db: Executor,
  key: string,
  data: CalendarData,
  changedBy: string,
  why = '',
): Promise<number> {
  const row = await db.one<{ version: number }>(sql`
    insert into clocks.calendar (key, version, data, changed_by, why)
    values (${key}, (select coalesce(max(version), 0) + 1 from clocks.calendar where key = ${key}), ${JSON.stringify(data)}::jsonb,
      ${changedBy}, ${why})
    returning version`)
  return row.version
}
