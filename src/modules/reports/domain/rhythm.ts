import type { Title } from '#core/module-card.ts'
import { DAY_MS, dateOfDay, dayOfDate, dayStartMs, localDay, MINUTE_MS } from '#core/time/local.ts'
import { addMonths } from '#core/time/months.ts'

export const RHYTHMS = {
  day: { zh: '每天', en: 'every day' },
  week: { zh: '每周', en: 'every week' },
  month: { zh: '每月', en: 'every month' },
} as const
export type RhythmKind = keyof typeof RHYTHMS

/** When a saved report is run by itself, in Beijing time. */
export interface Rhythm {
  every: RhythmKind
  /** `08:30` */
  at: string
  /** Of a weekly one: 1 is Monday. */
  weekday?: number
  /** Of a monthly one; a month that is shorter has its last day. */
  day?: number
}

const WEEKDAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const
const WEEKDAYS_EN = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const
const WEEK = 7
/** 1 January 1970 was a Thursday. */
const THURSDAY = 3

function minutesOf(at: string): number {
  const [hours = 0, minutes = 0] = at.split(':').map(Number)
  return hours * 60 + minutes
}

/** The first run after that moment. */
export function nextRunMs(rhythm: Rhythm, afterMs: number): number {
  const timeMs = minutesOf(rhythm.at) * MINUTE_MS
  const today = localDay(afterMs)
  if (rhythm.every === 'month') {
    const firstMs = dayStartMs(dayOfDate(`${dateOfDay(today).slice(0, 7)}-01`)!)
    for (let months = 0; ; months++) {
      const ms = dayInMonth(addMonths(firstMs, months), rhythm.day ?? 1) + timeMs
      if (ms > afterMs) return ms
    }
  }
  for (let day = today; ; day++) {
    const isDay = rhythm.every === 'day' || weekdayOf(day) === (rhythm.weekday ?? 1)
    const ms = dayStartMs(day) + timeMs
    if (isDay && ms > afterMs) return ms
  }
}

const weekdayOf = (day: number) => ((((day + THURSDAY) % WEEK) + WEEK) % WEEK) + 1

function dayInMonth(firstMs: number, day: number): number {
  const days = Math.round((addMonths(firstMs, 1) - firstMs) / DAY_MS)
  return firstMs + (Math.min(day, days) - 1) * DAY_MS
}

/**
 * What is run when a server comes back after a while: the latest of the runs that were due, once; the others would only tell
 * what nobody waits for any more, and their number is said.
 */
export function catchUp(rhythm: Rhythm, dueMs: number, nowMs: number): { dueMs: number; skipped: number } {
  let latest = dueMs
  let skipped = 0
  for (;;) {
    const next = nextRunMs(rhythm, latest)
    if (next > nowMs) return { dueMs: latest, skipped }
    latest = next
    skipped += 1
  }
}

export function sayRhythm({ every, at, weekday, day }: Rhythm): Title {
  if (every === 'week') {
    const index = (weekday ?? 1) - 1
    return { zh: `每${WEEKDAYS[index]} ${at}`, en: `every ${WEEKDAYS_EN[index]} at ${at}` }
  }
  if (every === 'month') return { zh: `每月 ${day ?? 1} 日 ${at}`, en: `day ${day ?? 1} of every month at ${at}` }
  return { zh: `每天 ${at}`, en: `every day at ${at}` }
}
