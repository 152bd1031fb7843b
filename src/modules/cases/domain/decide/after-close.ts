import { addUnits } from '#core/time/due.ts'
import { did, handled } from '../acts.ts'
import type { CaseState } from '../case-state.ts'
import { exclusions, isOneOf } from '../enums.ts'
import { findOrder } from '../orders.ts'
import { type Act, holds, type Scene } from '../scene.ts'
import { leadGoesOn } from './finish.ts'
import { event, type Handlers, isBlank } from './handler.ts'
import { areVainTries } from './tries.ts'

type AfterCommand = 'preCallback' | 'reconsider' | 'archive' | 'setExclusion'

const person = ({ facts }: Scene) => facts.actor.personId

/** Numbers of the row's targets. */
const PRE = { callback: 0, handling: 1, filed: 2 }

/** With the switch preCallbackReview somebody's record waits for a duty chief who did not make it. */
function isReview(scene: Scene): boolean {
  const { state, rules, facts } = scene
  const recorded = state.preCallback?.status === 'recorded' && state.preCallback.by !== person(scene)
  return rules.preCallbackReview && recorded && holds(facts, 'dutyChief')
}

type Heard = Pick<NonNullable<CaseState['preCallback']>, 'contacted' | 'refused' | 'solved' | 'satisfied' | 'tries'>

/** What was heard; a review without a result of its own confirms the record. */
function heardIn(act: Act<'preCallback'>): Heard {
  const { command, state } = act
  const { contacted } = command
  if (contacted === undefined) return state.preCallback!
  const { refused = false, solved = null, satisfied = null, tries = [] } = command
  return { contacted, refused, solved, satisfied, tries: tries.length }
}

function heardNothing(act: Act<'preCallback'>): boolean {
  const { command, rules, facts } = act
  if (command.contacted === undefined) return !isReview(act)
  if (!areVainTries(command.tries, facts.atMs)) return true
  if (!command.contacted) return (command.tries ?? []).length < rules.callbackTries
  return command.refused !== true && (command.solved === undefined || command.satisfied === undefined)
}

function isGood({ contacted, refused, solved, satisfied }: Heard): boolean {
  return !contacted || refused || solved === true || satisfied === true
}

const waits = (act: Act<'preCallback'>) => act.rules.preCallbackReview && !isReview(act)

/** When the case ended: from here on its time before archiving counts. */
function endedAt({ state, at, reportedAt }: CaseState): number {
  const ended = state === 'closed' ? at.closedAt : state === 'merged' ? (at.closedAt ?? at.mergedAt) : at.endedAt
  return ended ?? reportedAt
}

/** Never before the time for reopening or reconsidering is over (domain §4.3 archive). */
function isEarly({ state, rules, facts }: Scene): boolean {
  if (facts.objectionWaits) return true
  const ended = endedAt(state)
  const over = (limit: typeof rules.archiveAfter) => facts.atMs >= addUnits(ended, limit, facts.calendar)
  if (!over(rules.archiveAfter)) return true
  if (state.state === 'closed') return !over(rules.reopenWithin)
  const isRefused = state.state === 'rejected' || state.state === 'declined'
  return isRefused && !over(rules.reconsiderWithin)
}

export const afterCloseHandlers: Handlers<AfterCommand> = {
  preCallback: {
    standing: {
      'callback-person': (scene) =>
        handled(scene.state, person(scene)) || did(scene.state, person(scene), 'submitCheck'),
    },
    guards: { 'callback-result-missing': heardNothing },
    target: (act) => {
      if (waits(act) || isGood(heardIn(act))) return PRE.callback
      return leadGoesOn(act) ? PRE.handling : PRE.filed
    },
    events: (act, target) => {
      const { contacted, refused, solved, satisfied, tries } = heardIn(act)
      return [
        event(act, 'PreCallbackDone', {
          result: { contacted, refused, solved, satisfied },
          tries,
          good: isGood(heardIn(act)),
          status: waits(act) ? 'recorded' : 'done',
          recordedBy: isReview(act) ? act.state.preCallback!.by : null,
          to: target === PRE.callback ? 'callback' : target === PRE.handling ? 'handling' : 'filed',
        }),
      ]
    },
  },
  reconsider: {
    standing: {
      'reconsider-late': ({ state, rules, facts }) =>
        state.at.endedAt !== null && facts.atMs > addUnits(state.at.endedAt, rules.reconsiderWithin, facts.calendar),
      'same-person': (scene) => did(scene.state, person(scene), 'reject') || did(scene.state, person(scene), 'decline'),
    },
    guards: { 'reason-missing': ({ command }) => isBlank(command.reason) },
    events: (act) => {
      const { reason, givenDueMs = null } = act.command
      return [event(act, 'Reconsidered', { reason, givenDue: givenDueMs })]
    },
  },
  archive: {
    standing: {
      'archive-early': isEarly,
      'master-not-archived': ({ state, facts }) =>
        state.master !== null && facts.related(state.master)?.state !== 'archived',
    },
    events: (act) => [event(act, 'Archived', {})],
  },
  setExclusion: {
    known: ({ state, command }) => command.orderId === undefined || findOrder(state, command.orderId) !== null,
    guards: {
      'exclusion-reason': (act) => {
        const { exclusion, proposedBy } = act.command
        return !isOneOf(exclusions, exclusion) || isBlank(proposedBy) || proposedBy === person(act)
      },
    },
    events: (act) => {
      const { exclusion, orderId = null, indicators, proposedBy, reason = null } = act.command
      const named = indicators?.length ? [...new Set(indicators)].sort() : null
      return [event(act, 'ExclusionSet', { exclusion, orderId, indicators: named, proposedBy: proposedBy!, reason })]
    },
  },
}
