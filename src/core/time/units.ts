import type { WorkCalendar } from './calendar.ts'
import type { LimitUnit } from './limit.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from './local.ts'

export const MS_OF_UNIT: Record<Exclude<LimitUnit, 'WD'>, number> = {
  NM: MINUTE_MS,
  NH: HOUR_MS,
  ND: DAY_MS,
  WM: MINUTE_MS,
  WH: HOUR_MS,
}

export function isNatural(unit: LimitUnit): unit is 'NM' | 'NH' | 'ND' {
  return unit === 'NM' || unit === 'NH' || unit === 'ND'
}

/** How a unit is used up: by natural time, by working time, or by ends of working days. */
export function manner(unit: LimitUnit, calendar: WorkCalendar): 'natural' | 'working' | 'dayEnds' {
  if (isNatural(unit)) return 'natural'
  return unit === 'WD' && calendar.wdMode === 'endOfDay' ? 'dayEnds' : 'working'
}

/** Milliseconds of one unit, natural or working; a WD weighs an ordinary full working day. */
export function unitMs(unit: LimitUnit, calendar: WorkCalendar): number {
  return unit === 'WD' ? calendar.ordinaryDayMs : MS_OF_UNIT[unit]
}
