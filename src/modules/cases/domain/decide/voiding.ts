import type { CaseEvent } from '../case-event.ts'
import type { Request } from '../case-state.ts'
import { isOneOf, type VoidReason, voidReasons } from '../enums.ts'
import { takenAlong } from './dispatch.ts'
import { event, type Handlers } from './handler.ts'
import { getRequest, isOwn, reasonBlank } from './request-of.ts'
import { letGo, sendSlaves, slavesLeftAlone } from './slaves.ts'

export const voidingHandlers: Handlers<'requestVoid' | 'approveVoid' | 'refuseVoid'> = {
  requestVoid: {
    guards: { 'not-void-reason': ({ command }) => !isOneOf(voidReasons, command.reason) },
    events: (act) => {
      const { command, facts, units } = act
      const request: Request = {
        id: facts.newId(),
        kind: 'void',
        status: 'endorsed',
        // a post of the centre asks, whoever has the order
        orderId: null,
        unit: units[0]!,
        by: facts.actor.personId,
        at: facts.atMs,
        endorsedBy: null,
        reason: command.reason,
        text: command.text ?? '',
        suggestedUnit: null,
        legalBasis: null,
      }
      return [event(act, 'VoidRequested', { request })]
    },
  },
  approveVoid: {
    standing: { 'same-person': isOwn },
    guards: { 'slaves-attached': (act) => slavesLeftAlone(act, act.command.slaves) },
    events: (act): CaseEvent[] => {
      const { id: requestId, reason } = getRequest(act)
      return [
        ...takenAlong(act, 'voided'),
        event(act, 'VoidApproved', { requestId, reason: reason as VoidReason }),
        ...letGo(act, act.state),
      ]
    },
    others: (act) => sendSlaves(act, act.state, act.command.slaves),
  },
  refuseVoid: {
    standing: { 'same-person': isOwn },
    guards: { 'reason-missing': reasonBlank },
    events: (act) => [event(act, 'VoidRefused', { requestId: getRequest(act).id, reason: act.command.reason })],
  },
}
