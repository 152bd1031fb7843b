import type { CalendarData } from '#core/time/calendar-data.ts'
import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'

export interface CalendarVersion {
  version: number
  data: CalendarData
}

export async function findCalendar(db: Executor, key: string): Promise<CalendarVersion | null> {
  return db.maybeOne<CalendarVersion>(sql`
    select version, data from clocks.calendar where key = ${key} order by version desc limit 1`)
}

export async function saveCalendar(db: Executor, key: string, data: CalendarData, changedBy: string): Promise<number> {
  const row = await db.one<{ version: number }>(sql`
    insert into clocks.calendar (key, version, data, changed_by)
    values (${key}, (select coalesce(max(version), 0) + 1 from clocks.calendar where key = ${key}), ${JSON.stringify(data)}::jsonb, ${changedBy})
    returning version`)
  return row.version
}
