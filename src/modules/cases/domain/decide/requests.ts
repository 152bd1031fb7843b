import { addUnits } from '#core/time/due.ts'
import type { Request } from '../case-state.ts'
import { switchOf } from '../case-switch.ts'
import { isOneOf, type ReturnReason, requestKinds, returnReasons } from '../enums.ts'
import { findLead } from '../orders.ts'
import type { Act, Scene } from '../scene.ts'
import { takenAlong } from './dispatch.ts'
import { event, type Handlers, isBlank } from './handler.ts'
import { getRequest, isOwn, reasonBlank } from './request-of.ts'

type RequestCommand =
  | 'requestReturn'
  | 'endorseRequest'
  | 'stopRequest'
  | 'cancelRequest'
  | 'approveReturn'
  | 'refuseReturn'

function isWindowOver({ state, rules, facts }: Scene): boolean {
  const window = (state.tier === 'complex' ? rules.returnWindowComplex : null) ?? rules.returnWindow
  const since = state.at.dispatchedAt
  return window !== null && since !== null && facts.atMs > addUnits(since, window, facts.calendar)
}

/** First receiver: after the first signing no return for want of a lead (domain §4.5). */
function isBound({ state, command, rules, facts }: Act<'requestReturn'>): boolean {
  const bound = rules.firstReceiver || facts.duty?.firstReceiver === true
  return bound && state.at.signedAt !== null && command.reason === 'needLead'
}

function isStranger({ state, facts, row }: Scene): boolean {
  const { request } = state
  return !facts.actor.posts.some((held) => row.who.includes(held.post) && held.unit === request?.unit)
}

/** The row's targets stand in the order of these kinds. */
const KIND_ORDER = Object.keys(requestKinds)

export const requestHandlers: Handlers<RequestCommand> = {
  requestReturn: {
    standing: {
      'return-window': isWindowOver,
      'return-count': ({ state, rules }) => state.requests.return.granted >= rules.maxReturns,
    },
    guards: {
      'return-not-allowed': isBound,
      'reason-missing': ({ command }) => !isOneOf(returnReasons, command.reason) || isBlank(command.text),
    },
    target: (act) => (switchOf('requestEndorsement', act) ? 0 : 1),
    events: (act, target) => {
      const { state, command, facts } = act
      const lead = findLead(state)!
      const request: Request = {
        id: facts.newId(),
        kind: 'return',
        status: target === 0 ? 'drafted' : 'endorsed',
        orderId: lead.id,
        unit: lead.unit,
        by: facts.actor.personId,
        at: facts.atMs,
        endorsedBy: null,
        reason: command.reason,
        text: command.text,
        suggestedUnit: command.suggestedUnit ?? null,
        legalBasis: command.legalBasis ?? null,
      }
      return [event(act, 'ReturnRequested', { request })]
    },
  },
  endorseRequest: {
    standing: { 'same-person': isOwn },
    target: (act) => KIND_ORDER.indexOf(getRequest(act).kind),
    events: (act) => [event(act, 'RequestEndorsed', { requestId: getRequest(act).id })],
  },
  stopRequest: {
    standing: { 'same-person': isOwn },
    guards: { 'reason-missing': reasonBlank },
    target: (act) => (getRequest(act).kind === 'return' ? 0 : 1),
    events: (act) => [event(act, 'RequestStopped', { requestId: getRequest(act).id, reason: act.command.reason })],
  },
  cancelRequest: {
    standing: { 'not-requester': isStranger },
    target: (act) => (getRequest(act).kind === 'return' ? 0 : 1),
    events: (act) => [event(act, 'RequestCancelled', { requestId: getRequest(act).id })],
  },
  approveReturn: {
    standing: { 'same-person': isOwn },
    events: (act) => {
      const request = getRequest(act)
      const lead = findLead(act.state)!
      return [
        ...takenAlong(act, 'return approved'),
        event(act, 'ReturnApproved', {
          requestId: request.id,
          orderId: lead.id,
          unit: lead.unit,
          reason: request.reason as ReturnReason,
          wrongDispatch: act.command.wrongDispatch,
        }),
      ]
    },
  },
  refuseReturn: {
    standing: { 'same-person': isOwn },
    guards: { 'reason-missing': reasonBlank },
    events: (act) => [event(act, 'ReturnRefused', { requestId: getRequest(act).id, reason: act.command.reason })],
  },
}
