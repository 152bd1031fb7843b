import { unitBook } from '#modules/people/contract.ts'
import { holds } from '#platform/auth/principal.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { listRuleOwners, listStandingRules } from '../contract.ts'
import { listUnitPersons } from './rule-owner-store.ts'

export interface RuleOwner {
  id: string
  name: string
  account: string
}

/** Who may answer for a rule of the unit: those who hold a post there and can open the list. */
export async function ownersOf({ db, runtime }: Call, unit: string): Promise<RuleOwner[]> {
  const owners: RuleOwner[] = []
  for (const person of await listUnitPersons(db, unit)) {
    const principal = await runtime.signIn.findByAccount(person.account)
    if (principal && holds(principal, listStandingRules.may)) owners.push(person)
  }
  return owners
}

export const listRuleOwnersHandler = handle(listRuleOwners, async ({ unit }, call) => ({
  items: call.runtime.use(unitBook).find(unit)?.active ? await ownersOf(call, unit) : [],
}))
