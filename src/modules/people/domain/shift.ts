export const SHIFT_KINDS = ['day', 'evening', 'night'] as const
export type ShiftKind = (typeof SHIFT_KINDS)[number]

/** One line of the roster: who answers for which areas on which days of the week and between which times. */
export interface Shift {
  kind: ShiftKind
  /** ISO days of the week on which it begins: 1 Monday to 7 Sunday. */
  weekdays: readonly number[]
  /** Minute of the day in Asia/Shanghai; an end at or before the start is on the next day. */
  startMinute: number
  endMinute: number
  /** Days counted from 1970-01-01; the first and last on which it begins. */
  fromDay: number
  untilDay: number | null
}

const MINUTES_PER_DAY = 1440
const MS_PER_MINUTE = 60_000
/** China has kept UTC+8 without summer time since 1991-09-15; rosters are not kept for the time before. */
const SHANGHAI_OFFSET_MINUTES = 480

/** Local day number and minute of the day in Asia/Shanghai. */
export function localMoment(atMs: number): { day: number; minute: number } {
  const minutes = Math.floor(atMs / MS_PER_MINUTE) + SHANGHAI_OFFSET_MINUTES
  const day = Math.floor(minutes / MINUTES_PER_DAY)
  return { day, minute: minutes - day * MINUTES_PER_DAY }
}

/** 1 Monday to 7 Sunday; day 0 was a Thursday. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1
}

export function isOnShift(shift: Shift, atMs: number): boolean {
  const { day, minute } = localMoment(atMs)
  if (shift.endMinute > shift.startMinute)
    return minute >= shift.startMinute && minute < shift.endMinute && beginsOn(shift, day)
  if (minute >= shift.startMinute) return beginsOn(shift, day)
  return minute < shift.endMinute && beginsOn(shift, day - 1)
}

function beginsOn(shift: Shift, day: number): boolean {
  if (day < shift.fromDay || (shift.untilDay !== null && day > shift.untilDay)) return false
  return shift.weekdays.includes(weekdayOf(day))
}
