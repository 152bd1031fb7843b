import type { Executor } from '#platform/db/database.ts'
import { findSetting, saveSetting } from '#platform/settings/setting-store.ts'
import { CALENDAR_YEARS, type CalendarYears } from '../contract.ts'
import { findCalendar } from './calendar-store.ts'

/** Which years the calendar in force knows, where a check of the installation can read it without starting the house. */
export async function keepYears(db: Executor): Promise<void> {
  const found = await findCalendar(db, 'cn')
  if (!found) return
  const years: CalendarYears = {}
  for (const [year, { provisional }] of Object.entries(found.data.years))
    years[year] = { provisional: provisional === true }
  const kept = await findSetting<CalendarYears>(db, CALENDAR_YEARS)
  if (JSON.stringify(kept) !== JSON.stringify(years)) await saveSetting(db, CALENDAR_YEARS, years)
}
