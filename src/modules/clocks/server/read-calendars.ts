import { buildCalendar, type WorkCalendar } from '#core/time/calendar.ts'
import type { CalendarData } from '#core/time/calendar-data.ts'
import { dateOfDay, dayOfDate, dayStartMs, toRfc3339 } from '#core/time/local.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import {
  type CalendarDayView,
  type CalendarView,
  findMissingYears,
  getCalendarYear,
  listCalendars,
} from '../contract.ts'
import { missingYears } from '../domain/missing-years.ts'
import { findCalendar, listCalendarKeys, listVersions } from './calendar-store.ts'
import { nameOf } from './dues-run-view.ts'
import { found } from './load-calendar-year.ts'

export const listCalendarsHandler = handle(listCalendars, async (_input, call) => {
  const items: CalendarView[] = []
  for (const key of await listCalendarKeys(call.db)) items.push(await viewOf(call, key))
  return { items }
})

async function viewOf(call: Call, key: string): Promise<CalendarView> {
  const { version, data } = found(key, await findCalendar(call.db, key))
  const versions = await listVersions(call.db, key)
  const calendar = buildCalendar(data)
  return {
    key,
    version,
    wdMode: data.wdMode,
    weekly: data.weekly,
    spans: data.spans,
    spansByDate: data.spansByDate ?? [],
    overrides: data.districtOverrides ?? { off: [], work: [] },
    years: Object.keys(data.years)
      .map(Number)
      .sort((a, b) => a - b)
      .map((year) => ({ year, coverage: calendar.coverageOf(year), workingDays: workingDaysOf(calendar, year) })),
    versions: versions.map(({ version: number, changedMs, changedBy, why }) => ({
      version: number,
      changedAt: toRfc3339(changedMs),
      changedBy: nameOf(call, changedBy),
      why,
    })),
    warnings: missingYears(data.years, call.nowMs),
  }
}

export const getCalendarYearHandler = handle(getCalendarYear, async ({ key, year, version }, call) => {
  const { data, version: shown } = found(key, await findCalendar(call.db, key, version ?? null))
  const calendar = buildCalendar(data)
  return {
    key,
    version: shown,
    year,
    coverage: calendar.coverageOf(year),
    workingDays: workingDaysOf(calendar, year),
    days: daysOf(year).map((day) => dayView(day, calendar, data)),
  }
})

export const findMissingYearsHandler = handle(findMissingYears, async (_input, call) => {
  const items = []
  for (const key of await listCalendarKeys(call.db)) {
    const { data } = found(key, await findCalendar(call.db, key))
    items.push(...missingYears(data.years, call.nowMs))
  }
  return { items }
})

function daysOf(year: number): number[] {
  const first = dayOfDate(`${year}-01-01`)!
  return Array.from({ length: dayOfDate(`${year}-12-31`)! - first + 1 }, (_, index) => first + index)
}

function workingDaysOf(calendar: WorkCalendar, year: number): number {
  return daysOf(year).filter((day) => calendar.dayAt(day).kind === 'working').length
}

function dayView(day: number, calendar: WorkCalendar, data: CalendarData): CalendarDayView {
  const date = dateOfDay(day)
  const { kind, name, spans } = calendar.dayAt(day)
  const own = data.districtOverrides ?? { off: [], work: [] }
  const clock = (ms: number) => {
    const minutes = Math.round((ms - dayStartMs(day)) / 60_000)
    return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  }
  const hours = spans.map(({ fromMs, toMs }) => `${clock(fromMs)}-${clock(toMs)}`).join(' ')
  const ordinary = data.spans.map(({ from, to }) => `${from}-${to}`).join(' ')
  return {
    date,
    kind,
    name,
    own: [...own.off, ...own.work].some((one) => one.date === date),
    hours: kind === 'working' && hours !== ordinary ? hours : null,
  }
}
