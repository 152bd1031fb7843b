import type { WorkCalendar } from './calendar.ts'
import type { Limit } from './limit.ts'
import { localDay } from './local.ts'
import type { Stop } from './pauses.ts'
import { manner, unitMs } from './units.ts'
import { addWorkingMs, workingMsBetween } from './working-time.ts'

/** An extension granted at `atMs`; its units are added at the due that then holds. */
export interface Grant {
  atMs: number
  limit: Limit
}

/** One amount of time used up after another: the limit, each extension, the floor of a changed limit. */
export interface Stage {
  readonly reason: 'counted' | 'extension' | 'change'
  readonly limit: Limit
  readonly fromMs: number
  /** Infinity while an open pause keeps the stage from ending */
  readonly dueMs: number
  /** the calendar day that never counts for WD */
  readonly dayZero: number
}

/** The first instant at which the limit is used up outside the stops; Infinity when an open one prevents it. */
export function spend(
  fromMs: number,
  limit: Limit,
  calendar: WorkCalendar,
  stops: readonly Stop[],
  dayZero: number,
): number {
  if (!Number.isFinite(fromMs)) throw new RangeError('A clock must start at an instant; this one has none.')
  if (!(Number.isInteger(limit.n) && limit.n >= 1))
    throw new RangeError(`A limit is a whole number of units from 1; ${limit.n} is not.`)
  const how = manner(limit.unit, calendar)
  if (how === 'dayEnds') return spendDays(limit.n, calendar, stops, dayZero)
  const ms = limit.n * unitMs(limit.unit, calendar)
  return how === 'natural' ? spendNatural(fromMs, ms, stops) : spendWorking(fromMs, ms, calendar, stops)
}

/** Pauses that begin at or after the due that holds do nothing; any other counts whole (domain §5.2). */
function spendNatural(fromMs: number, ms: number, stops: readonly Stop[]): number {
  let due = fromMs + ms
  for (const stop of stops) {
    if (stop.toMs <= fromMs) continue
    if (stop.fromMs >= due) break
    due += stop.toMs - Math.max(stop.fromMs, fromMs)
  }
  return due
}

function spendWorking(fromMs: number, ms: number, calendar: WorkCalendar, stops: readonly Stop[]): number {
  let left = ms
  let cursor = fromMs
  for (const stop of stops) {
    if (stop.toMs <= cursor) continue
    if (stop.fromMs > cursor) {
      const due = addWorkingMs(cursor, left, calendar)
      if (due <= stop.fromMs) return due
      left -= workingMsBetween(cursor, stop.fromMs, calendar)
    }
    cursor = stop.toMs
    if (cursor === Number.POSITIVE_INFINITY) return cursor
  }
  return addWorkingMs(cursor, left, calendar)
}

/** A working day after day zero is used unless a pause has fromMs < end <= toMs. */
function spendDays(n: number, calendar: WorkCalendar, stops: readonly Stop[], dayZero: number): number {
  let left = n
  let next = 0
  for (let day = dayZero + 1; ; day++) {
    const { endMs } = calendar.dayAt(day)
    if (endMs === Number.NEGATIVE_INFINITY) continue
    while (next < stops.length && stops[next]!.toMs < endMs) next++
    const stop = stops[next]
    if (stop !== undefined && stop.fromMs < endMs) {
      if (stop.toMs === Number.POSITIVE_INFINITY) return stop.toMs
      continue
    }
    left--
    if (left === 0) return endMs
  }
}

/**
 * The limit first, then the extensions in time order, each from the due that the one before gave. A limit that was
 * changed at `changedAtMs` and would have been used up before that gets a quarter of itself from the change on; only
 * extensions granted after the change are then added to it (domain §5.2, change of limit).
 */
export function planStages(
  startMs: number,
  limit: Limit,
  calendar: WorkCalendar,
  stops: readonly Stop[],
  grants: readonly Grant[],
  changedAtMs: number | null,
): Stage[] {
  const first = localDay(startMs)
  const stages: Stage[] = [
    { reason: 'counted', limit, fromMs: startMs, dueMs: spend(startMs, limit, calendar, stops, first), dayZero: first },
  ]
  const ordered = grants.toSorted((a, b) => a.atMs - b.atMs)
  const early = changedAtMs === null ? ordered : ordered.filter((grant) => grant.atMs <= changedAtMs)
  for (const grant of early) extend(stages, grant.limit, calendar, stops)
  if (changedAtMs === null) return stages

  if (stages.at(-1)!.dueMs < changedAtMs) {
    const floor = quarterOf(limit)
    const dayZero = localDay(changedAtMs)
    const dueMs = spend(changedAtMs, floor, calendar, stops, dayZero)
    stages.push({ reason: 'change', limit: floor, fromMs: changedAtMs, dueMs, dayZero })
  }
  for (const grant of ordered.slice(early.length)) extend(stages, grant.limit, calendar, stops)
  return stages
}

function extend(stages: Stage[], limit: Limit, calendar: WorkCalendar, stops: readonly Stop[]): void {
  const before = stages.at(-1)!
  const fromMs = before.dueMs
  if (fromMs === Number.POSITIVE_INFINITY) return
  // a day that ends at 24:00 ends at an instant of the next day, which must still be able to count
  const dayZero = localDay(manner(before.limit.unit, calendar) === 'dayEnds' ? fromMs - 1 : fromMs)
  stages.push({ reason: 'extension', limit, fromMs, dueMs: spend(fromMs, limit, calendar, stops, dayZero), dayZero })
}

/** A quarter of a limit in whole units: hours and natural days become minutes where needed, working days round up. */
export function quarterOf(limit: Limit): Limit {
  const { n, unit } = limit
  if (n % 4 === 0 || unit === 'NM' || unit === 'WM' || unit === 'WD') return { n: Math.ceil(n / 4), unit }
  if (unit === 'WH') return { n: n * 15, unit: 'WM' }
  return { n: n * (unit === 'NH' ? 15 : 360), unit: 'NM' }
}
