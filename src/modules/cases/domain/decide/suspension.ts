import type { Request } from '../case-state.ts'
import { switchOf } from '../case-switch.ts'
import type { SuspensionReason } from '../enums.ts'
import { findLead } from '../orders.ts'
import type { Scene } from '../scene.ts'
import { event, type Handlers, isBlank } from './handler.ts'
import { getRequest, isOwn, reasonBlank } from './request-of.ts'
import { isLedgerReason, isTargetDate } from './target-date.ts'
import { isTold } from './told.ts'

type SuspensionCommand = 'requestSuspension' | 'approveSuspension' | 'refuseSuspension' | 'resume'

function isBeforeTarget({ state, facts }: Scene): boolean {
  return state.suspension !== null && facts.atMs < state.suspension.targetAt
}

export const suspensionHandlers: Handlers<SuspensionCommand> = {
  requestSuspension: {
    guards: {
      'suspension-reason': (act) =>
        !isLedgerReason(act.command.reason, act.command.targetMs, act) || isBlank(act.command.text),
      // the appellant hears of it before it is asked for
      'contact-missing': ({ state, command }) => !isTold(state, command),
    },
    target: (act) => (switchOf('requestEndorsement', act) ? 0 : 1),
    events: (act, target) => {
      const { state, command, facts } = act
      const lead = findLead(state)!
      const request: Request = {
        id: facts.newId(),
        kind: 'suspension',
        status: target === 0 ? 'drafted' : 'endorsed',
        orderId: lead.id,
        unit: lead.unit,
        by: facts.actor.personId,
        at: facts.atMs,
        endorsedBy: null,
        reason: command.reason,
        text: command.text,
        suggestedUnit: null,
        legalBasis: null,
        targetAt: command.targetMs,
      }
      return [event(act, 'SuspensionRequested', { request, told: command.told === true })]
    },
  },
  approveSuspension: {
    known: (act) => act.command.targetMs === undefined || isTargetDate(act.command.targetMs, act),
    standing: { 'same-person': isOwn },
    events: (act) => {
      const { id: requestId, reason, text, targetAt } = getRequest(act)
      return [
        event(act, 'Suspended', {
          requestId,
          reason: reason as SuspensionReason,
          text,
          targetAt: act.command.targetMs ?? targetAt!,
        }),
      ]
    },
  },
  refuseSuspension: {
    standing: { 'same-person': isOwn },
    guards: { 'reason-missing': reasonBlank },
    events: (act) => [event(act, 'SuspensionRefused', { requestId: getRequest(act).id, reason: act.command.reason })],
  },
  resume: {
    standing: { 'resume-too-early': (scene) => scene.facts.actor.kind === 'system' && isBeforeTarget(scene) },
    guards: { 'reason-missing': ({ facts, command }) => facts.actor.kind !== 'system' && isBlank(command.reason) },
    events: (act) => [event(act, 'Resumed', { reason: act.command.reason ?? null, early: isBeforeTarget(act) })],
  },
}
