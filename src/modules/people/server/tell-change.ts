import type { Call } from '#platform/call.ts'
import { PEOPLE_CHANGED, ROSTER_CHANGED } from '../contract.ts'
import { SESSIONS_CHANGED, type SessionsChanged } from './desk.ts'

/** After the commit every process reads again who may do what; the change holds from the next request on. */
export function tellPeopleChanged(call: Call): void {
  call.afterCommit(() => call.runtime.broadcast.send(PEOPLE_CHANGED))
}

export function tellRosterChanged(call: Call): void {
  call.afterCommit(() => call.runtime.broadcast.send(ROSTER_CHANGED))
}

/** Sign-ins of this person hold no longer, or hold more, from the next request on. */
export function tellSessionsChanged(call: Call, personId: string): void {
  const data: SessionsChanged = { personId }
  call.afterCommit(() => call.runtime.broadcast.send(SESSIONS_CHANGED, data))
}
