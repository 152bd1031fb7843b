import type { Runtime } from '#platform/runtime.ts'
import { postWords } from '../domain/rules/post-words.ts'
import type { RuleWorld } from '../domain/rules/rule-world.ts'
import { caseRoom } from './case-room.ts'

/** Posts whose holder in the centre may agree to a change of the rules. */
const AGREEING = ['leader', 'commander'] as const

/** Who holds which post where, as it is now. */
export function ruleWorld(runtime: Runtime): RuleWorld {
  const { persons, units } = runtime.use(caseRoom)
  const holdings = Object.keys(postWords).flatMap((post) =>
    persons.holders(post).flatMap((id) => (persons.find(id)?.posts ?? []).filter((held) => held.post === post)),
  )
  return { units: units.all().map(({ id, kind, active }) => ({ id, kind, active })), holdings }
}

export interface Agreeing {
  id: string
  name: string
  post: string
}

/** Leaders and commanders of the centre but the one who changes the rules. */
export function mayAgree(runtime: Runtime, changerId: string): Agreeing[] {
  const { persons, units } = runtime.use(caseRoom)
  const found = new Map<string, Agreeing>()
  for (const post of AGREEING)
    for (const id of persons.holders(post)) {
      const person = persons.find(id)
      const isInCentre = person?.posts.some((held) => held.post === post && units.find(held.unit)?.kind === 'opsCenter')
      if (person && isInCentre && id !== changerId && !found.has(id)) found.set(id, { id, name: person.name, post })
    }
  return [...found.values()]
}
