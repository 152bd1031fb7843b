import type { EventType } from '../case-event.ts'
import type { CaseState } from '../case-state.ts'
import { findOpenLead } from '../orders.ts'
import { type Evolver, endOrder, join, type Patch, uncalled, unjudged } from './patch.ts'

function heard(state: CaseState, messageNo: string | null): Patch {
  return messageNo === null ? {} : { upperMessages: join(state.upperMessages, [messageNo]) }
}

function leadWithdrawn(state: CaseState, event: { at: number; by: string | null }, reason: string) {
  const lead = findOpenLead(state)
  return lead ? endOrder(state.orders, lead.id, 'withdrawn', event, reason) : state.orders
}

/** How the upper level, a look at the scene and a withdrawal change a case. */
export const upperEvolvers = {
  Escalated: (state, event) => ({
    state: 'escalated',
    leg: state.leg + 1,
    reworking: false,
    escalation: {
      to: event.upperUnit,
      text: event.text,
      proposedBy: event.proposedBy,
      at: event.at,
      by: event.by,
    },
    orders: leadWithdrawn(state, event, event.text),
  }),
  UpperReplied: (state, { at, by, to, text, messageNo }) => {
    const back: Patch = { state: to, leg: state.leg + 1, escalation: null, ...heard(state, messageNo) }
    if (to === 'filed') return back
    return {
      ...back,
      closeKind: 'upperClosed',
      answer: text,
      // what the upper level did is not checked by the district, however the call-back ends
      checks: { ...unjudged(state), outcome: 'skipped', at, by, reason: 'upperClosed' },
      callback: uncalled(state),
      at: { ...state.at, doneAt: at },
    }
  },
  EscalationRecalled: (state) => ({ state: 'filed', leg: state.leg + 1, escalation: null }),
  UpperDueSet: (state, { due, messageNo }) => ({ givenDue: due, ...heard(state, messageNo) }),
  VerificationRequested: (state, { at, verifier, text }) => ({
    state: 'verifying',
    leg: state.leg + 1,
    verification: { verifier, text, askedAt: at, result: null, at: null, by: null },
  }),
  Verified: (state, { at, by, result, photos }) => ({
    state: 'reported',
    verification: state.verification && { ...state.verification, result, at, by },
    photos: { ...state.photos, before: join(state.photos.before, photos) },
  }),
  VerificationCancelled: () => ({ state: 'reported', verification: null }),
  Withdrawn: (state, event) => {
    const withdrawn = join(state.withdrawn, event.appellant === null ? state.appellants : [event.appellant])
    if (event.to === '=') return { withdrawn }
    if (event.to === 'voided') return { withdrawn, state: 'voided', at: { ...state.at, endedAt: event.at } }
    return {
      withdrawn,
      state: 'done',
      closeKind: 'withdrawn',
      suspension: null,
      reworking: false,
      checks: unjudged(state),
      callback: uncalled(state),
      orders: leadWithdrawn(state, event, 'withdrawn by the appellant'),
      at: { ...state.at, doneAt: event.at },
    }
  },
} satisfies { [T in EventType]?: Evolver<T> }
