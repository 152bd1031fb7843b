import { fault } from '../fault.ts'
import type { CalendarData, CalendarYear, ClockSpan } from './calendar-data.ts'
import { calendarFaults, timeOfDayMs } from './calendar-faults.ts'
import { dateOfDay, dayOfDate, dayStartMs } from './local.ts'

export type { CalendarData } from './calendar-data.ts'

export interface Span {
  readonly fromMs: number
  readonly toMs: number
}

/** One local calendar day, worked out; all instants are epoch milliseconds. */
export interface CalendarDay {
  /** outsideCalendar: a Monday to Friday that the calendar's week leaves out */
  readonly kind: 'working' | 'weekend' | 'holiday' | 'outsideCalendar'
  /** name of the holiday or of the make-up working day */
  readonly name: string | null
  /** in time order; empty on a day off */
  readonly spans: readonly Span[]
  /** end of the last span: the instant at which a WD is used; -Infinity on a day off */
  readonly endMs: number
}

export type YearCoverage = 'loaded' | 'provisional' | 'missing'

export interface WorkCalendar {
  readonly key: string
  readonly wdMode: 'endOfDay' | 'rolling'
  /** working time of an ordinary full working day; what one WD weighs in rolling mode */
  readonly ordinaryDayMs: number
  dayAt(day: number): CalendarDay
  coverageOf(year: number): YearCoverage
}

/** About 110 years; a caller that walks farther than that only pays for working the days out again. */
const MOST_CACHED_DAYS = 40_000

interface Offsets {
  readonly fromMs: number
  readonly toMs: number
}

/** Checks the data and makes a calendar whose days are worked out once, when first asked for. */
export function buildCalendar(data: CalendarData): WorkCalendar {
  const fields = calendarFaults(data)
  if (fields.length > 0) {
    const said = (language: 'zh' | 'en') => fields.map((f) => `${f.field}: ${f[language]}`).join('; ')
    throw fault('calendar-invalid', {
      status: 422,
      zh: `工作日历“${data?.key}”不能使用：${said('zh')}。请改正日历文件后重试。`,
      en: `The calendar "${data?.key}" can't be used: ${said('en')}. Correct the calendar file and try again.`,
      fields,
    })
  }

  const offNames = new Map<number, string>()
  const workNames = new Map<number, string>()
  // the district's own dates come last, so that they win
  for (const { off, work } of [...Object.values(data.years), data.districtOverrides ?? { off: [], work: [] }]) {
    for (const { date, name } of off) nameDay(date, name, offNames, workNames)
    for (const { date, name } of work) nameDay(date, name, workNames, offNames)
  }
  const weekly = new Set(data.weekly)
  const ordinary = offsetsOf(data.spans)
  const ranges = (data.spansByDate ?? []).map(({ from, to, spans }) => ({ from, to, offsets: offsetsOf(spans) }))

  const workOut = (day: number): CalendarDay => {
    const off = offNames.get(day)
    const work = workNames.get(day)
    const works = work !== undefined || (off === undefined && weekly.has(weekdayOf(day)))
    if (!works) {
      const kind = off !== undefined ? 'holiday' : weekdayOf(day) > 5 ? 'weekend' : 'outsideCalendar'
      return { kind, name: off ?? null, spans: [], endMs: Number.NEGATIVE_INFINITY }
    }
    const date = ranges.length > 0 ? dateOfDay(day) : ''
    const offsets = ranges.find((range) => holds(range, date))?.offsets ?? ordinary
    const start = dayStartMs(day)
    const spans = offsets.map((o) => ({ fromMs: start + o.fromMs, toMs: start + o.toMs }))
    return { kind: 'working', name: work ?? null, spans, endMs: spans.at(-1)!.toMs }
  }

  const known = new Map<number, CalendarDay>()
  const years = new Map<number, CalendarYear>(Object.entries(data.years).map(([year, entry]) => [Number(year), entry]))
  return {
    key: data.key,
    wdMode: data.wdMode,
    ordinaryDayMs: lengthOf(ordinary),
    dayAt(day) {
      const hit = known.get(day)
      if (hit !== undefined) return hit
      if (known.size >= MOST_CACHED_DAYS) known.clear()
      const made = workOut(day)
      known.set(day, made)
      return made
    },
    coverageOf(year) {
      const entry = years.get(year)
      if (entry === undefined) return 'missing'
      return entry.provisional ? 'provisional' : 'loaded'
    },
  }
}

function nameDay(date: string, name: string, into: Map<number, string>, outOf: Map<number, string>): void {
  const day = dayOfDate(date)!
  into.set(day, name)
  outOf.delete(day)
}

function offsetsOf(spans: readonly ClockSpan[]): Offsets[] {
  return spans.map(({ from, to }) => ({ fromMs: timeOfDayMs(from)!, toMs: timeOfDayMs(to)! }))
}

function lengthOf(spans: readonly Offsets[]): number {
  return spans.reduce((sum, span) => sum + span.toMs - span.fromMs, 0)
}

/** 1 Monday to 7 Sunday; day 0 (1970-01-01) was a Thursday. */
function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1
}

function holds(range: { from: string; to: string }, date: string): boolean {
  const at = range.from.length === 5 ? date.slice(5) : date
  if (range.from <= range.to) return range.from <= at && at <= range.to
  return at >= range.from || at <= range.to
}
