import { dayOfDate, localDate } from '#core/time/local.ts'
import type { Database } from '#platform/db/database.ts'
import type { Responsible, RosterBook, Unit } from '../contract.ts'
import { isOnShift, type ShiftTime } from '../domain/shift.ts'
import type { AccessBook } from './access-book.ts'
import { loadPhones, loadShifts, type ShiftData } from './roster-store.ts'
import type { StaffPhones } from './staff-phones.ts'

/** The roster in memory, with masked telephone numbers of all staff. */
export interface Roster extends RosterBook {
  shifts(): readonly ShiftData[]
  maskedPhoneOf(personId: string): string
}

interface Line {
  data: ShiftData
  time: ShiftTime
}

export async function loadRoster(
  db: Database,
  phones: StaffPhones,
  access: () => AccessBook,
  nowMs: number,
): Promise<Roster> {
  const shifts = await loadShifts(db, localDate(nowMs))
  const masked = new Map<string, string>()
  for (const { id, phoneCipher } of await loadPhones(db)) masked.set(id, phones.masked(phoneCipher))
  const byArea = new Map<string, Line[]>()
  for (const data of shifts) {
    const line = { data, time: timeOf(data) }
    for (const code of data.areaCodes) {
      const lines = byArea.get(code)
      if (lines) lines.push(line)
      else byArea.set(code, [line])
    }
  }
  const responsible = (personId: string, shift: Responsible['shift']): Responsible[] => {
    const person = access().principalOf(personId)
    return person ? [{ personId, name: person.name, phoneMasked: masked.get(personId) ?? '', shift }] : []
  }
  let unitsSeen: readonly Unit[] | null = null
  let unitByArea = new Map<string, Unit[]>()
  const unitsOf = (areaCode: string): readonly Unit[] => {
    const all = access().units.all()
    if (all !== unitsSeen) {
      unitByArea = Map.groupBy(
        all.filter((unit) => unit.areaCode !== null),
        (unit) => unit.areaCode ?? '',
      )
      unitsSeen = all
    }
    return unitByArea.get(areaCode) ?? []
  }
  return {
    shifts: () => shifts,
    maskedPhoneOf: (personId) => masked.get(personId) ?? '',
    responsibleAt: (areaCode, atMs) => {
      const found = new Map<string, Responsible>()
      for (const code of upwards(areaCode))
        for (const { data, time } of byArea.get(code) ?? [])
          if (!found.has(data.personId) && isOnShift(time, atMs))
            for (const person of responsible(data.personId, data.shift)) found.set(person.personId, person)
      if (found.size > 0) return [...found.values()]
      // Nobody is on the roster: whoever has been appointed nearest to the place answers.
      for (const code of upwards(areaCode))
        for (const post of STANDING) {
          const standing = unitsOf(code).flatMap((unit) =>
            access()
              .persons.holders(post, unit.id)
              .flatMap((id) => responsible(id, 'standing')),
          )
          if (standing.length > 0) return standing
        }
      return []
    },
  }
}

const STANDING = ['gridWorker', 'communityOfficer', 'streetDispatcher'] as const

/** The code itself, then those of the community and street that it lies in. */
function upwards(areaCode: string): string[] {
  return [15, 12, 9].filter((length) => length <= areaCode.length).map((length) => areaCode.slice(0, length))
}

export function timeOf(data: ShiftData): ShiftTime {
  return {
    weekdays: data.weekdays,
    startMinute: data.startMinute,
    endMinute: data.endMinute,
    fromDay: dayOfDate(data.validFrom) ?? 0,
    untilDay: data.validTo === null ? null : dayOfDate(data.validTo),
  }
}
