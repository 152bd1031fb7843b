import { addUnits } from '#core/time/due.ts'
import { did, handled } from '../acts.ts'
import { switchOf } from '../case-switch.ts'
import type { CloseKind } from '../enums.ts'
import { isShown } from '../evidence.ts'
import { isCallbackExempt, targetHolds } from '../needs.ts'
import { findLead } from '../orders.ts'
import { type Act, holds, type Scene } from '../scene.ts'
import { closedAbove, isResultMissing, isUnsatisfied, saidBy } from './called.ts'
import { event, type Handlers, isBlank, sequel } from './handler.ts'
import { isTooFar, reportFrom } from './scene-check.ts'
import { mirror } from './slaves.ts'
import { supervisedAgain } from './supervision.ts'
import { isLedgerReason } from './target-date.ts'

type FinishCommand =
  | 'complete'
  | 'assignCheck'
  | 'skipCheck'
  | 'submitCheck'
  | 'submitCallback'
  | 'decideCallback'
  | 'sendBack'
  | 'close'
  | 'reopen'

/** Return to work (domain §4.2): the last lead goes on if its order is done and its unit still there. */
export function leadGoesOn({ state, facts }: Scene): boolean {
  const lead = findLead(state)
  return lead?.status === 'done' && facts.unit(lead.unit)?.active === true
}

const person = ({ facts }: Scene) => facts.actor.personId

/** Somebody waits for an answer, or it could not be solved. */
function answerMissing(act: Act<'complete'>): boolean {
  const { state, command } = act
  const awaited = state.appellants.length > 0 || state.slavesToCall.length > 0 || !isCallbackExempt(act)
  return (awaited || command.result !== 'solved') && isBlank(command.answer)
}

function isOnTheSpot({ category, rules }: Scene): boolean {
  return rules.closeEvidence === 'field' && category?.outdoor !== false
}

/** Numbers of the row's targets for call-back, decision, sending back. */
const CALLED = { toClose: 0, handling: 1, filed: 2, wait: 3 }
const DECIDED = { handling: 0, filed: 1, suspended: 2, toClose: 3 }
const SENT = { handling: 0, filed: 1, done: 2, callback: 3 }
const CHECKED = { callback: 0, toClose: 1, handling: 2, filed: 3 }

function nameOf<K extends string>(targets: Readonly<Record<K, number>>, target: number): K {
  return (Object.keys(targets) as K[]).find((name) => targets[name] === target)!
}

function calledTarget(act: Act<'submitCallback'>): number {
  const { command, state, rules, facts } = act
  const complaints = closedAbove(command, facts) ? [] : [command, ...(command.merged ?? [])].filter(isUnsatisfied)
  if (complaints.length === 0) return CALLED.toClose
  const reasonable = complaints.some((called) => called.reasonable !== false)
  if (!reasonable || state.callback.redosUsed >= rules.maxRedo) return CALLED.wait
  return leadGoesOn(act) ? CALLED.handling : CALLED.filed
}

/** A target that the actor names must be one of those whose condition holds. */
function offered(act: Act<'sendBack'>, target: number): number | null {
  return targetHolds(act.row.to[target]?.if, act) ? target : null
}

/** Closing or suspending after a failed call-back takes two persons (domain §4.3). */
function takesTwo(decision: string): boolean {
  return decision === 'close' || decision === 'suspend'
}

function closeKindOf({ state, command }: Act<'close'>): CloseKind {
  if (!isBlank(command.exemptReason)) return 'exempt'
  return state.closeKind ?? state.result ?? 'solved'
}

export const finishHandlers: Handlers<FinishCommand> = {
  complete: {
    guards: {
      'evidence-missing': ({ state, command, rules, category }) =>
        !isShown(command.result, command, state.photos, rules, category),
      'answer-missing': answerMissing,
      'measure-missing': ({ state, command }) =>
        state.flags.emergency && !state.measureTaken && isBlank(command.noMeasureReason),
    },
    events: (act) => {
      const { state, command } = act
      const { request } = state
      return [
        ...(request ? [sequel(act, 'RequestLapsed', { requestId: request.id })] : []),
        event(act, 'Completed', {
          orderId: findLead(state)?.id ?? null,
          result: command.result,
          answer: command.answer ?? null,
          publicReply: command.publicReply ?? null,
          photosBefore: command.photosBefore ?? [],
          photosAfter: command.photosAfter ?? [],
          noMeasureReason: command.noMeasureReason ?? null,
        }),
      ]
    },
  },
  assignCheck: {
    guards: { 'checker-is-handler': ({ state, command }) => handled(state, command.checker ?? null) },
    events: (act) => [
      event(act, 'CheckAssigned', { checker: act.command.checker ?? null, again: act.state.state === 'checking' }),
    ],
  },
  skipCheck: {
    target: (act) => (isCallbackExempt(act) ? CHECKED.toClose : CHECKED.callback),
    events: (act, target) => [
      event(act, 'CheckSkipped', { basis: act.command.basis, to: target === CHECKED.toClose ? 'toClose' : 'callback' }),
    ],
  },
  submitCheck: {
    standing: { 'checker-is-handler': (scene) => handled(scene.state, person(scene)) },
    guards: {
      'too-far': (act) => isTooFar(act.state, act.command, act.rules, isOnTheSpot(act)),
      'photo-missing': ({ command, rules, category }) =>
        (rules.closeEvidence !== 'result' || category?.outdoor === true) && (command.photos ?? []).length === 0,
      'reason-missing': ({ command }) => command.result === 'fail' && isBlank(command.reason),
    },
    target: (act) => {
      if (act.command.result === 'pass') return isCallbackExempt(act) ? CHECKED.toClose : CHECKED.callback
      return leadGoesOn(act) ? CHECKED.handling : CHECKED.filed
    },
    events: (act, target) => {
      const report = reportFrom(act.state, act.command)
      if (target === CHECKED.toClose || target === CHECKED.callback) {
        return [event(act, 'CheckPassed', { ...report, to: target === CHECKED.toClose ? 'toClose' : 'callback' })]
      }
      const to = target === CHECKED.handling ? 'handling' : 'filed'
      return [event(act, 'CheckFailed', { ...report, reason: act.command.reason!, to })]
    },
  },
  submitCallback: {
    standing: {
      'callback-person': (scene) =>
        handled(scene.state, person(scene)) || did(scene.state, person(scene), 'submitCheck'),
    },
    guards: { 'callback-result-missing': isResultMissing },
    target: calledTarget,
    events: (act, target) => {
      const { command } = act
      const name = nameOf(CALLED, target)
      return [
        event(act, 'CallbackDone', {
          result: { ...saidBy(command), closedByUpper: closedAbove(command, act.facts) },
          tries: command.tries?.length ?? 0,
          ...(command.merged?.length
            ? { merged: command.merged.map((called) => ({ case: called.case, ...saidBy(called) })) }
            : {}),
          to: name === 'wait' ? 'callback' : name,
        }),
      ]
    },
  },
  decideCallback: {
    guards: {
      'leader-needed': ({ command, facts }) => takesTwo(command.decision) && !holds(facts, 'leader'),
      'no-lead': (act) => act.command.decision === 'suspend' && !leadGoesOn(act),
      'suspension-reason': (act) =>
        act.command.decision === 'suspend' && !isLedgerReason(act.command.suspensionReason, act.command.targetMs, act),
      'reason-missing': ({ command }) => isBlank(command.reason),
      // the duty chief proposes, the leader decides
      'same-person': (act) =>
        takesTwo(act.command.decision) && (isBlank(act.command.proposedBy) || act.command.proposedBy === person(act)),
    },
    target: (act) => {
      switch (act.command.decision) {
        case 'onceMore':
          return leadGoesOn(act) ? DECIDED.handling : DECIDED.filed
        case 'anotherUnit':
          return DECIDED.filed
        case 'suspend':
          return DECIDED.suspended
        case 'close':
          return DECIDED.toClose
        default:
          return null
      }
    },
    events: (act, target) => {
      const { decision, reason, proposedBy = null, exclusion = 'none', suspensionReason, targetMs } = act.command
      const to = nameOf(DECIDED, target)
      const ledger = to === 'suspended' ? { suspension: { reason: suspensionReason!, targetAt: targetMs! } } : {}
      return [
        event(act, 'CallbackDecided', { decision, reason, proposedBy, exclusion, to, ...ledger }),
        ...(decision === 'onceMore' ? supervisedAgain(act, act.state, reason) : []),
      ]
    },
  },
  sendBack: {
    guards: { 'reason-missing': ({ command }) => isBlank(command.reason) },
    target: (act) => {
      switch (act.command.to) {
        case 'work':
          return leadGoesOn(act) ? SENT.handling : SENT.filed
        case 'check':
          return offered(act, SENT.done)
        case 'callback':
          return offered(act, SENT.callback)
        default:
          return null
      }
    },
    events: (act, target) => [event(act, 'SentBack', { reason: act.command.reason, to: nameOf(SENT, target) })],
  },
  close: {
    standing: {
      'check-missing': ({ state }) =>
        state.checks.outcome !== 'passed' &&
        state.checks.outcome !== 'skipped' &&
        state.closeKind !== 'withdrawn' &&
        state.closeKind !== 'upperClosed',
      'callback-missing': (scene) =>
        switchOf('callback', scene) === 'required' && scene.state.callback.outcome === null,
      'closer-is-handler': (scene) => {
        const { state } = scene
        const who = person(scene)
        return handled(state, who) || did(state, who, 'submitCheck') || did(state, who, 'submitCallback')
      },
    },
    events: (act) => [
      event(act, 'Closed', { closeKind: closeKindOf(act), exemptReason: act.command.exemptReason ?? null }),
    ],
    others: (act) => mirror(act, act.state, 'MasterClosed'),
  },
  reopen: {
    standing: {
      'reopen-late': ({ state, rules, facts }) =>
        state.at.closedAt !== null && facts.atMs > addUnits(state.at.closedAt, rules.reopenWithin, facts.calendar),
    },
    guards: { 'no-new-facts': ({ command }) => isBlank(command.newFacts) },
    target: (act) => (leadGoesOn(act) ? 0 : 1),
    events: (act, target) => {
      const { newFacts, contactNotNeeded = false, noDangerNow = false, givenDueMs = null } = act.command
      const to = target === 0 ? 'handling' : 'filed'
      return [event(act, 'Reopened', { to, newFacts, contactNotNeeded, noDangerNow, givenDue: givenDueMs })]
    },
    others: (act) => mirror(act, act.state, 'MasterReopened'),
  },
}
