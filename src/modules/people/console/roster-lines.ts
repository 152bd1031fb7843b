import { dayOfDate, localDate } from '#core/time/local.ts'
import type { RosterShift, ShiftKind } from '../contract.ts'
import { isOnShift, minuteOfClock } from '../domain/shift.ts'

export interface AreaName {
  code: string
  name: string
}

/** A grid with the lines of the roster that hold today or later, by shift, and those that run now. */
export interface GridLine {
  area: AreaName
  byKind: Readonly<Record<ShiftKind, readonly RosterShift[]>>
  now: readonly RosterShift[]
}

export function isRunning(shift: RosterShift, atMs: number): boolean {
  return isOnShift(
    {
      weekdays: shift.weekdays,
      startMinute: minuteOfClock(shift.startsAt) ?? 0,
      endMinute: minuteOfClock(shift.endsAt) ?? 0,
      fromDay: dayOfDate(shift.validFrom) ?? 0,
      untilDay: shift.validTo === null ? null : dayOfDate(shift.validTo),
    },
    atMs,
  )
}

/** Lines that have ended are history and stand in the list only. */
export function hasEnded(shift: RosterShift, nowMs: number): boolean {
  return shift.validTo !== null && shift.validTo < localDate(nowMs)
}

/** A line for a street or community covers its grids; the nearest stands first. */
export function gridLines(grids: readonly AreaName[], shifts: readonly RosterShift[], nowMs: number): GridLine[] {
  const alive = shifts.filter((shift) => !hasEnded(shift, nowMs))
  const byCode = new Map<string, RosterShift[]>()
  for (const shift of alive) for (const code of shift.areaCodes) byCode.set(code, [...(byCode.get(code) ?? []), shift])
  return grids.map((area) => {
    const covering = [15, 12, 9, 6].flatMap((length) => byCode.get(area.code.slice(0, length)) ?? [])
    const unique = [...new Set(covering)]
    const of = (kind: ShiftKind) => unique.filter((shift) => shift.shift === kind)
    return {
      area,
      byKind: { day: of('day'), evening: of('evening'), night: of('night') },
      now: unique.filter((shift) => isRunning(shift, nowMs)),
    }
  })
}
