import { personBook } from '#modules/people/contract.ts'
import type { Principal } from '#platform/auth/principal.ts'
import type { Runtime } from '#platform/runtime.ts'

/** The people whose posts the replay acts in. */
export interface Staff {
  person(id: string): Promise<Principal>
  /** Somebody who holds the post (in the unit), chosen by `share`; another person than those in `not`. */
  who(post: string, share: number, unit?: string, not?: readonly string[]): Promise<Principal>
}

export function openStaff(runtime: Runtime): Staff {
  const persons = runtime.use(personBook)
  const known = new Map<string, Principal>()
  const person = async (id: string): Promise<Principal> => {
    const before = known.get(id)
    if (before) return before
    const found = await runtime.signIn.findByAccount(persons.find(id)?.account ?? '')
    if (!found) throw new Error(`person ${id} cannot sign in`)
    known.set(id, found)
    return found
  }
  return {
    person,
    who: async (post, share, unit, not = []) => {
      const holders = persons.holders(post, unit).filter((id) => !not.includes(id))
      if (holders.length === 0) throw new Error(`nobody holds the post ${post}${unit ? ` in ${unit}` : ''}`)
      return person(holders[Math.floor(share * holders.length)]!)
    },
  }
}
