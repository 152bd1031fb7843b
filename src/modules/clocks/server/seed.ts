import type { CalendarData } from '#core/time/calendar-data.ts'
import type { Seed } from '#platform/plug.ts'
import { findCalendar, saveCalendar } from './calendar-store.ts'
import { keepYears } from './keep-years.ts'

/** Loads the district's calendar once; later changes are made by people and keep their versions. */
export const seed: Seed = async (call, district) => {
  if (await findCalendar(call.db, 'cn')) return
  await saveCalendar(call.db, 'cn', await district.get<CalendarData>('calendars/cn'), call.principal.id)
  await keepYears(call.db)
}
