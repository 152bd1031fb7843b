import type { WorkCalendar } from '#core/time/calendar.ts'
import type { CalendarData, CalendarYear, NamedDate } from '#core/time/calendar-data.ts'
import { dateOfDay, dayOfDate, localDate, parseDateText } from '#core/time/local.ts'

export interface YearFault {
  line: number
  code: string | null
  zh: string
  en: string
}

export interface YearRead {
  entry: CalendarYear
  read: number
  faults: YearFault[]
}

/** One row of a file: a date, off or at work, and what the day is called. */
export interface YearRow {
  line: number
  date: string | number | null
  kind: string | number | null
  name: string | number | null
  /** Why the row could not be read. */
  fault?: string | undefined
}

const OFF = new Set(['休息', '放假', '休', 'off', 'holiday'])
const WORK = new Set(['上班', '调休', '补班', '班', 'work', 'working'])
const MOST_NAME = 20

/** Good rows make the year; the others are told with their line and left out. */
export function readYear(year: number, rows: readonly YearRow[]): YearRead {
  const entry: CalendarYear = { off: [], work: [] }
  const faults: YearFault[] = []
  const seen = new Map<string, number>()
  for (const row of rows) {
    const answer = readRow(year, row, seen)
    if ('zh' in answer) {
      faults.push({ line: row.line, code: row.date === null ? null : String(row.date), ...answer })
      continue
    }
    seen.set(answer.day.date, row.line)
    entry[answer.list].push(answer.day)
  }
  for (const list of [entry.off, entry.work]) list.sort((a, b) => (a.date < b.date ? -1 : 1))
  return { entry, read: rows.length, faults }
}

function readRow(
  year: number,
  row: YearRow,
  seen: ReadonlyMap<string, number>,
): { list: 'off' | 'work'; day: NamedDate } | { zh: string; en: string } {
  if (row.fault) return { zh: row.fault, en: 'This row cannot be read.' }
  const ms = row.date === null ? null : parseDateText(row.date)
  if (ms === null) return { zh: '日期看不懂，应写作 2027-01-01。', en: 'This is no date; write 2027-01-01.' }
  const date = localDate(ms)
  if (!date.startsWith(`${year}-`))
    return { zh: `不在 ${year} 年。请按年分开载入。`, en: `This day is not in ${year}.` }
  const earlier = seen.get(date)
  if (earlier !== undefined)
    return { zh: `与第 ${earlier} 行是同一天。请删去一行。`, en: `The same day as in line ${earlier}.` }
  const kind = String(row.kind ?? '').trim()
  const list = OFF.has(kind.toLowerCase()) ? 'off' : WORK.has(kind.toLowerCase()) ? 'work' : null
  if (!list) return { zh: `类型“${kind}”应为 休息 或 上班。`, en: `The kind must be 休息 (off) or 上班 (work).` }
  const name = String(row.name ?? '').trim()
  if (name === '') return { zh: '缺少名称，如 国庆节。', en: 'The name of the day is missing.' }
  if (name.length > MOST_NAME)
    return { zh: `名称超过 ${MOST_NAME} 字。`, en: `The name is over ${MOST_NAME} characters.` }
  return { list, day: { date, name } }
}

export interface DayChange {
  date: string
  before: { kind: string; name: string | null }
  after: { kind: string; name: string | null }
}

/** Days that are worked, named or spanned otherwise by the second calendar, in the years from one to the other. */
export function dayChanges(before: WorkCalendar, after: WorkCalendar, fromYear: number, toYear: number): DayChange[] {
  const changes: DayChange[] = []
  const last = dayOfDate(`${toYear}-12-31`)!
  for (let day = dayOfDate(`${fromYear}-01-01`)!; day <= last; day++) {
    const [a, b] = [before.dayAt(day), after.dayAt(day)]
    const hours = (one: typeof a) => one.spans.map(({ fromMs, toMs }) => `${fromMs}-${toMs}`).join()
    if (a.kind === b.kind && a.name === b.name && hours(a) === hours(b)) continue
    const said = ({ kind, name }: typeof a) => ({ kind, name })
    changes.push({ date: dateOfDay(day), before: said(a), after: said(b) })
  }
  return changes
}

/** The calendar with one year put in or corrected. */
export function withYear(data: CalendarData, year: number, entry: CalendarYear): CalendarData {
  return { ...data, years: { ...data.years, [year]: entry } }
}
