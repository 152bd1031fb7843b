import type { EventType } from '../case-event.ts'
import type { CaseState } from '../case-state.ts'
import { isOpen } from '../states.ts'

/** The lead's order is over, and with it what urged it on (domain §4.4). */
const ENDS_URGE: readonly EventType[] = ['Completed', 'Redispatched', 'ReturnApproved', 'Escalated']

/** What follows from an event wherever it comes from: notices end with the order or the case, a pre-call-back with its round. */
export function settled(before: CaseState, after: CaseState, type: EventType): CaseState {
  const notices = leftOf(before, after, type)
  const calledAnew = after.preCallback !== null && after.state === 'callback' && before.state !== 'callback'
  if (notices === after.notices && !calledAnew) return after
  return { ...after, notices, preCallback: calledAnew ? null : after.preCallback }
}

function leftOf(before: CaseState, after: CaseState, type: EventType): CaseState['notices'] {
  const { notices } = after
  if (notices.length === 0) return notices
  if (isOpen(before.state) && !isOpen(after.state)) return []
  const orderOver = ENDS_URGE.includes(type) || (type === 'Withdrawn' && after.state === 'done')
  return orderOver ? notices.filter(({ kind }) => kind !== 'urge') : notices
}
