import type { FieldFault } from '../fault.ts'
import type { CalendarData, ClockSpan, NamedDate, SpanRange } from './calendar-data.ts'
import { DAY_MS, dayOfDate, MINUTE_MS } from './local.ts'

/** Milliseconds since midnight of '09:30', null when it is no time of day; 24:00 is allowed. */
export function timeOfDayMs(text: string): number | null {
  const match = /^(\d{2}):(\d{2})$/.exec(text)
  if (!match) return null
  const ms = (Number(match[1]) * 60 + Number(match[2])) * MINUTE_MS
  return Number(match[2]) < 60 && ms <= DAY_MS ? ms : null
}

/** What is wrong with a calendar file, which people edit by hand; empty when it can be used. */
export function calendarFaults(data: CalendarData): FieldFault[] {
  if (typeof data !== 'object' || data === null) return [at('', '不是日历数据', 'this is no calendar')]
  const faults: FieldFault[] = []
  if (typeof data.key !== 'string' || data.key === '')
    faults.push(at('key', '缺少标识', 'give the calendar a short name'))
  if (data.wdMode !== 'endOfDay' && data.wdMode !== 'rolling')
    faults.push(at('wdMode', '只能是 endOfDay 或 rolling', 'must be endOfDay or rolling'))
  if (!Array.isArray(data.weekly) || data.weekly.length === 0 || !data.weekly.every(isWeekday))
    faults.push(at('weekly', '至少写一天，1（周一）至 7（周日）', 'list at least one day, 1 (Monday) to 7 (Sunday)'))
  faults.push(...spanFaults('spans', data.spans))
  for (const [i, range] of listOf(data.spansByDate).entries()) faults.push(...rangeFaults(`spansByDate[${i}]`, range))
  if (typeof data.years !== 'object' || data.years === null)
    faults.push(at('years', '缺少；尚无年份时写 {}', 'is missing; write {} while no year is known'))
  for (const [year, entry] of Object.entries(data.years ?? {})) {
    if (!/^\d{4}$/.test(year)) faults.push(at(`years.${year}`, '年份应为四位数字', 'a year has four digits'))
    faults.push(...dateFaults(`years.${year}`, entry, `${year}-`))
  }
  if (data.districtOverrides) faults.push(...dateFaults('districtOverrides', data.districtOverrides, ''))
  return faults
}

function at(field: string, zh: string, en: string): FieldFault {
  return { field, zh, en }
}

function listOf<T>(value: T[] | undefined): T[] {
  return Array.isArray(value) ? value : []
}

function isWeekday(n: number): boolean {
  return Number.isInteger(n) && n >= 1 && n <= 7
}

function spanFaults(field: string, spans: ClockSpan[] | undefined): FieldFault[] {
  if (!Array.isArray(spans) || spans.length === 0) return [at(field, '至少写一个时段', 'must hold at least one span')]
  let last = -1
  for (const span of spans) {
    const said = `${span?.from}-${span?.to}`
    const from = timeOfDayMs(String(span?.from))
    const to = timeOfDayMs(String(span?.to))
    if (from === null || to === null)
      return [at(field, `${said} 应写作 HH:MM，00:00 至 24:00`, `${said}: write HH:MM, 00:00 to 24:00`)]
    if (from >= to) return [at(field, `${said} 的止点不晚于起点`, `${said} ends before it begins`)]
    if (from <= last)
      return [
        at(field, `${said} 与前一时段相接或次序颠倒，请合并或排序`, `${said} touches the span before: join or sort`),
      ]
    last = to
  }
  return []
}

function rangeFaults(field: string, range: SpanRange): FieldFault[] {
  const faults = spanFaults(`${field}.spans`, range?.spans)
  const from = String(range?.from)
  const to = String(range?.to)
  const yearly = from.length === 5
  // 2024 is a leap year, so that 02-29 may be named
  const isDate = (date: string) => dayOfDate(yearly ? `2024-${date}` : date) !== null
  if (!isDate(from) || !isDate(to))
    faults.push(at(field, '起止都写 MM-DD，或都写 YYYY-MM-DD', 'write both ends as MM-DD, or both as YYYY-MM-DD'))
  else if (!yearly && from > to) faults.push(at(field, '止日早于起日', 'ends before it begins'))
  return faults
}

function dateFaults(field: string, entry: { off: NamedDate[]; work: NamedDate[] }, prefix: string): FieldFault[] {
  if (!Array.isArray(entry?.off) || !Array.isArray(entry.work))
    return [at(field, '须有 off 与 work 两个列表', 'must have the lists "off" and "work"')]
  const seen = new Set<string>()
  return [...entry.off, ...entry.work].flatMap((named) => {
    const date = String(named?.date)
    if (dayOfDate(date) === null) return [at(field, `${date} 不是日期`, `${date} is no date`)]
    if (!date.startsWith(prefix)) return [at(field, `${date} 不在该年`, `${date} lies in another year`)]
    if (seen.has(date)) return [at(field, `${date} 写了两次`, `${date} stands twice`)]
    seen.add(date)
    return []
  })
}
