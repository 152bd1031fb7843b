import { DAY_MS, localDay, MINUTE_MS, OFFSET_MS } from '#core/time/local.ts'

export const SHIFT_KINDS = ['day', 'evening', 'night'] as const
export type ShiftKind = (typeof SHIFT_KINDS)[number]

/** When one line of the roster holds; times are those of the wall clock. */
export interface ShiftTime {
  /** ISO days of the week on which it begins: 1 Monday to 7 Sunday. */
  weekdays: readonly number[]
  startMinute: number
  /** At or before the start: on the next day. */
  endMinute: number
  /** Days since 1970-01-01: the first and the last on which it begins. */
  fromDay: number
  untilDay: number | null
}

/** 1 Monday to 7 Sunday; day 0, 1970-01-01, was a Thursday. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1
}

export function isOnShift(shift: ShiftTime, atMs: number): boolean {
  const day = localDay(atMs)
  const minute = Math.floor((atMs + OFFSET_MS - day * DAY_MS) / MINUTE_MS)
  if (shift.endMinute > shift.startMinute)
    return minute >= shift.startMinute && minute < shift.endMinute && beginsOn(shift, day)
  if (minute >= shift.startMinute) return beginsOn(shift, day)
  return minute < shift.endMinute && beginsOn(shift, day - 1)
}

function beginsOn(shift: ShiftTime, day: number): boolean {
  if (day < shift.fromDay || (shift.untilDay !== null && day > shift.untilDay)) return false
  return shift.weekdays.includes(weekdayOf(day))
}

/** Minute of the day of `08:30`; null for what is no time of day. */
export function minuteOfClock(text: string): number | null {
  const parts = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text)
  return parts ? Number(parts[1]) * 60 + Number(parts[2]) : null
}

export function clockOfMinute(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}
