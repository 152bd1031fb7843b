import type { EventType } from './case-event.ts'
import type { CaseState } from './case-state.ts'
import type { CommandType } from './command.ts'

/** Steps whose doer is remembered, because a later step may not be taken by the same person. */
export const actOfEvent: { [T in EventType]?: CommandType } = {
  Rejected: 'reject',
  Declined: 'decline',
  Dispatched: 'dispatch',
  Redispatched: 'redispatch',
  Signed: 'sign',
  HandedDown: 'handDown',
  OrderSigned: 'signOrder',
  OrderCompleted: 'completeOrder',
  FirstContacted: 'firstContact',
  ProgressRecorded: 'recordProgress',
  SafetyMeasureTaken: 'takeSafetyMeasure',
  Completed: 'complete',
  CheckSkipped: 'skipCheck',
  CheckPassed: 'submitCheck',
  CheckFailed: 'submitCheck',
  CallbackDone: 'submitCallback',
}

/** Steps that count as having handled an order; a commander who put up a guard has not. */
const handlingSteps: readonly CommandType[] = [
  'sign',
  'handDown',
  'signOrder',
  'completeOrder',
  'firstContact',
  'recordProgress',
  'complete',
]

export function did(state: CaseState, person: string | null, step: string): boolean {
  const doers: Readonly<Record<string, string[] | undefined>> = state.acts
  return person !== null && (doers[step]?.includes(person) ?? false)
}

export function handled(state: CaseState, person: string | null): boolean {
  return handlingSteps.some((step) => did(state, person, step))
}
