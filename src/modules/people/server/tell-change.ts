import type { Call } from '#platform/call.ts'
import { PEOPLE_CHANGED, ROSTER_CHANGED } from '../contract.ts'
import { SESSIONS_CHANGED } from './desk.ts'

/** After the commit every process reads again who may do what; the change holds from the next request on. */
export function tellPeopleChanged(call: Call): void {
  call.afterCommit(() => call.runtime.broadcast.send(PEOPLE_CHANGED))
}

export function tellRosterChanged(call: Call): void {
  call.afterCommit(() => call.runtime.broadcast.send(ROSTER_CHANGED))
}

export function tellSessionsChanged(call: Call): void {
  call.afterCommit(() => call.runtime.broadcast.send(SESSIONS_CHANGED))
}
