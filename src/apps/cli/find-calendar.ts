import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fault } from '#core/fault.ts'
import { buildCalendar, type CalendarData, type WorkCalendar } from '#core/time/calendar.ts'
import { readableFile } from './words-of.ts'

const NAME = '[a-z_][a-z0-9_-]{0,40}'
const KEY = new RegExp(`^(?:(${NAME})/)?(${NAME})$`)

/**
 * The calendar that the caller names: `cn` of the installation's district or of the defaults, `linjiang` or `linjiang/cn`
 * of a district, or a file of their own (`./my.json`).
 */
export async function findCalendar(root: string, key: string, district: string | undefined): Promise<WorkCalendar> {
  if (key.endsWith('.json')) return calendarOf(await readableFile(key), key)
  const [, folder, name = ''] = KEY.exec(key) ?? []
  const places = folder
    ? [[folder, name]]
    : [...(district ? [[district, name]] : []), ['_defaults', name], [name, 'cn']]
  for (const [where = '', what] of places) {
    const path = join(root, 'districts', where, 'calendars', `${what}.json`)
    if (name !== '' && (await readFile(path).catch(() => null)) !== null) return calendarOf(path, key)
  }
  const known = (await knownCalendars(root)).join('、')
  throw fault('calendar-unknown', {
    status: 422,
    zh: `没有日历“${key}”。现有：${known}；也可写日历文件的路径（.json）。`,
    en: `There is no calendar ${key}. Known: ${known}; a path of a calendar file (.json) will do too.`,
  })
}

async function calendarOf(path: string, key: string): Promise<WorkCalendar> {
  try {
    return buildCalendar(JSON.parse(await readFile(path, 'utf8')) as CalendarData)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw fault('calendar-invalid', {
      status: 422,
      zh: `日历“${key}”不是有效的 JSON：${error.message}。请改正后重试。`,
      en: `The calendar ${key} is no valid JSON: ${error.message}.`,
    })
  }
}

async function knownCalendars(root: string): Promise<string[]> {
  const files = await readdir(join(root, 'districts'), { recursive: true })
  return files.flatMap((file) => /^([^/]+)\/calendars\/([^/]+)\.json$/.exec(file)?.slice(1).join('/') ?? []).sort()
}
