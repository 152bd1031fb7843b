import type { RosterShift } from '../contract.ts'
import { clockOfMinute } from '../domain/shift.ts'
import type { Desk } from './desk.ts'
import type { ShiftData } from './roster-store.ts'

export function rosterRow({ access, roster }: Desk, data: ShiftData): RosterShift {
  const { startMinute, endMinute, ...rest } = data
  return {
    ...rest,
    name: access.persons.find(data.personId)?.name ?? '',
    phoneMasked: roster.maskedPhoneOf(data.personId),
    unitZh: access.units.find(data.unit)?.zh ?? data.unit,
    startsAt: clockOfMinute(startMinute),
    endsAt: clockOfMinute(endMinute),
  }
}
