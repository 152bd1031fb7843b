import { DAY_MS, dayStartMs, localDay } from '#core/time/local.ts'

/** 52 weeks: the same weekday. */
export const YEAR_DAYS = 364
export const WEEK_DAYS = 7

/** From midnight to the moment, of the day so many days before: the same time of day. The time zone has no summer time. */
export function sameTimeOfDay(nowMs: number, daysBefore: number): { fromMs: number; toMs: number } {
  return { fromMs: dayStartMs(localDay(nowMs) - daysBefore), toMs: nowMs - daysBefore * DAY_MS }
}

/** So many days up to the moment, as it was so many days before. */
export function daysBack(nowMs: number, days: number, daysBefore = 0): { fromMs: number; toMs: number } {
  const toMs = nowMs - daysBefore * DAY_MS
  return { fromMs: toMs - days * DAY_MS, toMs }
}
