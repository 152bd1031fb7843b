import type { Runtime } from '#platform/runtime.ts'
import type { PersonBook, RosterBook, UnitBook } from '../contract.ts'
import { desk } from './desk.ts'

// The picture behind these books is replaced whole after every change, so each question goes to the newest one.

export function offerUnits(runtime: Runtime): UnitBook {
  const at = runtime.use(desk)
  return {
    find: (id) => at.access.units.find(id),
    all: () => at.access.units.all(),
    childrenOf: (id) => at.access.units.childrenOf(id),
    descendantsOf: (id) => at.access.units.descendantsOf(id),
  }
}

export function offerPersons(runtime: Runtime): PersonBook {
  const at = runtime.use(desk)
  return {
    find: (id) => at.access.persons.find(id),
    holders: (post, unitId) => at.access.persons.holders(post, unitId),
  }
}

export function offerRoster(runtime: Runtime): RosterBook {
  const at = runtime.use(desk)
  return { responsibleAt: (areaCode, atMs) => at.roster.responsibleAt(areaCode, atMs) }
}
