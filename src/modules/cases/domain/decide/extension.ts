import { addUnits } from '#core/time/due.ts'
import type { Limit } from '#core/time/limit.ts'
import type { Request } from '../case-state.ts'
import { switchOf } from '../case-switch.ts'
import type { Clock } from '../clock-words.ts'
import { type ExtensionReason, extensionReasons, isOneOf } from '../enums.ts'
import { shareOf } from '../handle-limit.ts'
import { findLead } from '../orders.ts'
import { type Act, holds, type Scene } from '../scene.ts'
import { event, type Handlers } from './handler.ts'
import { getRequest, isOwn, reasonBlank } from './request-of.ts'

function findHandle({ facts }: Scene): Clock | null {
  return facts.openClocks.find((clock) => clock.name === 'handle') ?? null
}

function isLate(scene: Scene): boolean {
  const clock = findHandle(scene)
  return clock !== null && (clock.overdueAtMs !== null || (clock.dueMs !== null && scene.facts.atMs > clock.dueMs))
}

/** Emergencies and inquiries get none (domain §4.6). */
function isBarred({ state }: Scene): boolean {
  return state.flags.emergency || state.appealType === 'inquiry'
}

function grantOf(act: Act<'approveExtension'>): Limit {
  return act.command.grant ?? getRequest(act).grant!
}

/** The first limit of the order; rework is reckoned from it too. */
function firstLimit({ state, facts }: Scene): Limit {
  return findLead(state)?.limit ?? state.limit ?? facts.rules.limits.handleFallback
}

/** Limits of different units are compared by the dues that they give from the present due. */
function dueAfter(limit: Limit, scene: Scene): number {
  return addUnits(findHandle(scene)?.dueMs ?? scene.facts.atMs, limit, scene.facts.calendar)
}

function needsLeader(act: Act<'approveExtension'>): boolean {
  const again = act.state.requests.extension.granted > 0
  const long = dueAfter(grantOf(act), act) > dueAfter(firstLimit(act), act)
  return again || getRequest(act).reason === 'engineering' || long
}

/** Longer than the district allows, or beyond the date of the upper level, who must first set another one. */
function exceeds(act: Act<'approveExtension'>): boolean {
  const { state, rules } = act
  const due = dueAfter(grantOf(act), act)
  if (rules.maxExtension <= 0 || due > dueAfter(shareOf(firstLimit(act), rules.maxExtension), act)) return true
  return state.upperCase && state.givenDue !== null && due > state.givenDue
}

export const extensionHandlers: Handlers<'requestExtension' | 'approveExtension' | 'refuseExtension'> = {
  requestExtension: {
    known: ({ command }) => isOneOf(extensionReasons, command.reason),
    standing: {
      'extension-not-allowed': isBarred,
      'extension-late': isLate,
      'extension-count': ({ state, rules }) => state.requests.extension.granted >= rules.maxExtensions,
    },
    guards: {
      'evidence-missing': ({ command }) =>
        (command.photos?.length ?? 0) === 0 && (command.attachments?.length ?? 0) === 0,
    },
    target: (act) => (switchOf('requestEndorsement', act) ? 0 : 1),
    events: (act, target) => {
      const { state, command, facts } = act
      const lead = findLead(state)!
      const request: Request = {
        id: facts.newId(),
        kind: 'extension',
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
        grant: command.grant,
      }
      return [event(act, 'ExtensionRequested', { request, photos: command.photos ?? [] })]
    },
  },
  approveExtension: {
    standing: { 'same-person': isOwn, 'extension-not-allowed': isBarred },
    guards: {
      'second-needs-leader': (act) => needsLeader(act) && !holds(act.facts, 'leader'),
      'grant-exceeds': exceeds,
    },
    events: (act) => {
      const { id: requestId, reason } = getRequest(act)
      const grant = grantOf(act)
      return [
        event(act, 'ExtensionApproved', {
          requestId,
          reason: reason as ExtensionReason,
          grant,
          lateDecision: isLate(act),
        }),
      ]
    },
  },
  refuseExtension: {
    standing: { 'same-person': isOwn },
    guards: { 'reason-missing': reasonBlank },
    events: (act) => [event(act, 'ExtensionRefused', { requestId: getRequest(act).id, reason: act.command.reason })],
  },
}
