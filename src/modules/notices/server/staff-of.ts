import { personBook, rosterBook, unitBook } from '#modules/people/contract.ts'
import type { Runtime } from '#platform/runtime.ts'
import type { Staff } from '../domain/receivers.ts'

/** The books of people as the rules of warnings see them. */
export function staffOf(runtime: Runtime, nowMs: number): Staff {
  const persons = runtime.use(personBook)
  const units = runtime.use(unitBook)
  const roster = runtime.use(rosterBook)
  return {
    holders: (post, unit) => persons.holders(post, unit),
    unitOf: (id) => units.find(id),
    unitsOf: (person, post) =>
      (persons.find(person)?.posts ?? []).filter((held) => held.post === post).map((held) => held.unit),
    onDuty: (areaCode) => roster.responsibleAt(areaCode, nowMs).map((responsible) => responsible.personId),
  }
}
