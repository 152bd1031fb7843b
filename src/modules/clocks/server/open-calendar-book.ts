import { buildCalendar, type WorkCalendar } from '#core/time/calendar.ts'
import type { Runtime } from '#platform/runtime.ts'
import type { CalendarBook } from '../contract.ts'
import { findCalendar } from './calendar-store.ts'

export interface OpenCalendarBook extends CalendarBook {
  load(runtime: Runtime): Promise<void>
}

export function openCalendarBook(): OpenCalendarBook {
  let current: { calendar: WorkCalendar; version: number } | null = null
  const get = () => {
    if (!current) throw new Error('no calendar is loaded: the district has not been seeded')
    return current
  }
  return {
    calendar: () => get().calendar,
    version: () => get().version,
    load: async (runtime) => {
      const found = await findCalendar(runtime.db, 'cn')
      if (found) current = { calendar: buildCalendar(found.data), version: found.version }
    },
  }
}
