import { maskName } from '#core/text/mask.ts'
import type { Call } from '#platform/call.ts'
import type { CaseState } from '../domain/case-state.ts'
import { type CaseRoom, caseRoom } from './case-room.ts'
import { isCitizenAlone, isOwnCase } from './own-case.ts'

/** Below the centre nobody but themselves learns who asked confidentially (domain §12.1). */
export function isIdentityHidden(call: Call, state: CaseState): boolean {
  if (isOwnCase(call.principal, state)) return false
  return state.confidentiality !== 'open' && !call.scope('cases:view').all
}

/**
 * Names of those who acted on a case, by account. Staff are named; an appellant with an account is masked like any
 * appellant; another citizen, who then asked without a name, has none.
 */
export function namesInCase(call: Call, state: CaseState): (account: string | null) => string | null {
  const { persons } = call.runtime.use(caseRoom)
  const hide = isIdentityHidden(call, state)
  return (account) => {
    const person = account === null ? null : persons.find(account)
    if (!person) return null
    if (state.appellants.includes(person.id)) return hide ? null : maskName(person.name)
    return isCitizenAlone(person) ? null : person.name
  }
}

/** Accounts that would lead around the mask: of appellants, and of citizens who did something to the case. */
export function citizensIn(room: CaseRoom, state: CaseState, actors: readonly (string | null)[]): string[] {
  const acted = actors.filter((id) => {
    const person = id === null ? null : room.persons.find(id)
    return person && isCitizenAlone(person)
  })
  const asked = state.appellants.filter((id) => room.persons.find(id))
  return [...new Set([...asked, ...acted])].flatMap((id) => id ?? [])
}
