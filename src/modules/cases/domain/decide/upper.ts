import type { CaseEvent } from '../case-event.ts'
import { switchOf } from '../case-switch.ts'
import { isOneOf, upperOutcomes } from '../enums.ts'
import { findOpenLead } from '../orders.ts'
import { takenAlong } from './dispatch.ts'
import { event, type Handlers, isBlank, sequel } from './handler.ts'

type UpperHandled = 'escalate' | 'upperReply' | 'recallEscalation' | 'setUpperDue'

/** Numbers of the row's targets for the answer of the upper level. */
const REPLIED = { filed: 0, callback: 1, toClose: 2 } as const
const REPLIED_TO = ['filed', 'callback', 'toClose'] as const

export const upperHandlers: Handlers<UpperHandled> = {
  escalate: {
    guards: {
      // the dispatcher proposes, the duty chief passes it up
      'escalate-incomplete': ({ command, facts }) =>
        isBlank(command.text) ||
        isBlank(command.upperUnit) ||
        isBlank(command.proposedBy) ||
        command.proposedBy === facts.actor.personId,
    },
    events: (act): CaseEvent[] => {
      const { state, command } = act
      const { upperUnit, text, proposedBy } = command
      return [
        ...(state.request ? [sequel(act, 'RequestLapsed', { requestId: state.request.id })] : []),
        ...takenAlong(act, 'passed up'),
        event(act, 'Escalated', { orderId: findOpenLead(state)?.id ?? null, upperUnit, text, proposedBy }),
      ]
    },
  },
  upperReply: {
    known: ({ command }) => isOneOf(upperOutcomes, command.outcome),
    guards: { 'comment-missing': ({ command }) => isBlank(command.text) },
    target: (act) => {
      if (act.command.outcome === 'handedBack') return REPLIED.filed
      return switchOf('callback', act) === 'required' ? REPLIED.callback : REPLIED.toClose
    },
    events: (act, target) => {
      const { outcome, text, messageNo = null } = act.command
      return [event(act, 'UpperReplied', { outcome, text, messageNo, to: REPLIED_TO[target]! })]
    },
  },
  recallEscalation: {
    guards: { 'reason-missing': ({ command }) => isBlank(command.reason) },
    events: (act) => [event(act, 'EscalationRecalled', { reason: act.command.reason })],
  },
  setUpperDue: {
    known: ({ state, command }) => Number.isFinite(command.dueMs) && command.dueMs > state.reportedAt,
    guards: { 'reason-missing': ({ command }) => isBlank(command.reason) },
    events: (act) => {
      const { dueMs: due, reason, messageNo = null } = act.command
      return [event(act, 'UpperDueSet', { due, reason, messageNo })]
    },
  },
}
