import { fault } from '#core/fault.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { correctCalendar, loadCalendarYear } from '../contract.ts'
import { readYear, withYear } from '../domain/plan-year.ts'
import { type CalendarVersion, findCalendar, lockCalendars } from './calendar-store.ts'
import { changeCalendar } from './change-calendar.ts'
import { readYearFile } from './read-year-file.ts'

/** A year from a file, in place of what the calendar had for it. */
export const loadCalendarYearHandler = handle(loadCalendarYear, async (input, call) => {
  const { key, year, why } = input
  if (!call.file)
    throw fault('file-missing', { status: 400, zh: '没有收到文件。请选择文件后再提交。', en: 'No file was received.' })
  const { name } = call.file
  const rows = await readYearFile(call.file, year)
  if (rows.length === 0)
    throw fault('calendar-file', {
      status: 422,
      zh: '文件里没有任何一天。请核对表头 日期、类型、名称。',
      en: 'The file holds no day; check the titles 日期, 类型, 名称.',
    })
  const current = await getCalendar(call, key)
  const { entry, read, faults } = readYear(year, rows)
  if (flagOf('provisional', input.provisional)) entry.provisional = true
  return changeCalendar(call, {
    key,
    current,
    next: withYear(current.data, year, entry),
    dryRun: flagOf('dryRun', input.dryRun),
    why: why?.trim() || `载入 ${year} 年：${name}`.slice(0, 200),
    read,
    faults,
  })
})

/** Hours and the district's own dates. */
export const correctCalendarHandler = handle(correctCalendar, async (input, call) => {
  const { key, dryRun, why, spans, spansByDate, overrides } = input
  const current = await getCalendar(call, key)
  const next = {
    ...current.data,
    ...(spans ? { spans } : {}),
    ...(spansByDate ? { spansByDate } : {}),
    ...(overrides ? { districtOverrides: overrides } : {}),
  }
  return changeCalendar(call, { key, current, next, dryRun: dryRun ?? false, why, read: 0, faults: [] })
})

export async function getCalendar(call: Call, key: string): Promise<CalendarVersion> {
  await lockCalendars(call.db)
  return found(key, await findCalendar(call.db, key))
}

export function found(key: string, calendar: CalendarVersion | null): CalendarVersion {
  if (calendar) return calendar
  throw fault('calendar-unknown', {
    status: 404,
    zh: `没有日历“${key}”或没有这个版本。请从日历页选择。`,
    en: `There is no calendar ${key}, or not that version of it.`,
  })
}

function flagOf(field: string, text: string | undefined): boolean {
  if (text === undefined || text === '' || text === 'false') return false
  if (text === 'true') return true
  throw fault('invalid-input', {
    status: 400,
    zh: `${field} 应为 true 或 false。`,
    en: `${field} must be true or false.`,
  })
}
