import { type Fault, fault } from '#core/fault.ts'
import type { Scope } from '#core/scope.ts'
import { dayOfDate } from '#core/time/local.ts'
import { areaBook } from '#modules/territory/contract.ts'
import { handle } from '#platform/plug.ts'
import { saveRosterShift } from '../contract.ts'
import { minuteOfClock } from '../domain/shift.ts'
import { desk } from './desk.ts'
import { badTime, notPermitted, personMissing, staleVersion, unitMissing } from './faults.ts'
import { rosterRow } from './roster-row.ts'
import { lockShift, saveShift } from './roster-store.ts'
import { tellRosterChanged } from './tell-change.ts'

export const saveRosterShiftHandler = handle(saveRosterShift, async (input, call) => {
  const at = call.runtime.use(desk)
  const before = await lockShift(call.db, input.id)
  const { expectedVersion } = call.command
  if (expectedVersion !== null && expectedVersion !== (before?.version ?? 0)) throw staleVersion()
  const scope = call.scope()
  if (before && !mayPlan(scope, before.unit, before.areaCodes)) throw notPermitted()
  if (!mayPlan(scope, input.unit, input.areaCodes)) throw notPermitted()

  const person = at.access.findPerson(input.personId)
  if (!person?.active || person.kind !== 'person') throw personMissing()
  const unit = at.access.units.find(input.unit)
  if (!unit?.active) throw unitMissing(input.unit)
  const places = at.access.units.descendantsOf(unit.id)
  if (!person.posts.some((held) => places.includes(held.unit))) throw notOfUnit(person.name, unit.zh)
  const areas = call.runtime.use(areaBook)
  for (const code of input.areaCodes)
    if (areas.find(code) === null || !code.startsWith(unit.areaCode ?? '')) throw notItsArea(code, unit.zh)
  const startMinute = minuteOfClock(input.startsAt)
  const endMinute = minuteOfClock(input.endsAt)
  if (startMinute === null) throw badTime('startsAt')
  if (endMinute === null) throw badTime('endsAt')
  const fromDay = dayOfDate(input.validFrom)
  const untilDay = input.validTo === null ? null : dayOfDate(input.validTo)
  if (fromDay === null) throw badTime('validFrom')
  if (input.validTo !== null && (untilDay === null || untilDay < fromDay)) throw badTime('validTo')

  const saved = await saveShift(call.db, {
    id: input.id,
    personId: input.personId,
    unit: input.unit,
    shift: input.shift,
    areaCodes: [...new Set(input.areaCodes)].sort(),
    weekdays: [...new Set(input.weekdays)].sort(),
    startMinute,
    endMinute,
    validFrom: input.validFrom,
    validTo: input.validTo,
  })
  call.note(input.id, { person: person.account, unit: unit.id, areaCodes: saved.areaCodes })
  tellRosterChanged(call)
  return rosterRow(at, saved)
})

/** A line belongs to a planner whose area holds all of it. */
function mayPlan(scope: Scope, unit: string, areaCodes: readonly string[]): boolean {
  if (scope.all) return true
  return scope.units.includes(unit) && areaCodes.every((code) => scope.areas.some((mine) => code.startsWith(mine)))
}

function notOfUnit(name: string, unit: string): Fault {
  return fault('not-of-unit', {
    status: 422,
    zh: `${name}在“${unit}”没有岗位。请先分配岗位或换人。`,
    en: `${name} holds no post in this unit; assign one first or choose somebody else.`,
    fields: [{ field: 'personId', zh: '不在本单位', en: 'not of this unit' }],
  })
}

function notItsArea(code: string, unit: string): Fault {
  return fault('area-not-of-unit', {
    status: 422,
    zh: `区域 ${code} 不存在或不归“${unit}”。请核对。`,
    en: `Area ${code} does not exist or is not of this unit.`,
    fields: [{ field: 'areaCodes', zh: '不归本单位', en: 'not of this unit' }],
  })
}
