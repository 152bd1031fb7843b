import { addUnits, dueAt } from '#core/time/due.ts'
import type { CaseEvent, FactsSet } from '../case-event.ts'
import type { CaseState, Elements, Place } from '../case-state.ts'
import { termOf } from '../clock/terms.ts'
import type { KeptClock } from '../clock-words.ts'
import { isOneOf, otherChannels, rejectReasons, voidReasons } from '../enums.ts'
import { type Act, categoryOf, type Scene } from '../scene.ts'
import { isOpen, stateCards } from '../states.ts'
import { factsSet, isKnown } from './facts-set.ts'
import { event, type Handlers, isBlank } from './handler.ts'
import { joinMaster, leaveMaster, letGo, mirror, sendSlaves, slavesLeftAlone } from './slaves.ts'
import { isTold } from './told.ts'

type IntakeCommand =
  | 'answerDirectly'
  | 'referOut'
  | 'reject'
  | 'accept'
  | 'merge'
  | 'unmerge'
  | 'file'
  | 'decline'
  | 'void'
  | 'correct'
  | 'supplement'

const refusing = {
  'reason-missing': ({ command }: Act<'reject'> | Act<'decline'>) =>
    !isOneOf(rejectReasons, command.reason) || isBlank(command.text),
  'appellant-not-told': ({ state, command }: Act<'reject'> | Act<'decline'>) => !isTold(state, command),
  'slaves-attached': (act: Act<'reject'> | Act<'decline'>) => slavesLeftAlone(act, act.command.slaves),
}

const ANSWERED_AT_ONCE = ['inquiry', 'praise']

/** Parts that an appeal needs; the name only where the channel always knows it (domain §4.6 incomplete). */
function elementsMissing(state: CaseState, set: FactsSet, { facts }: Scene): boolean {
  if ((set.variant ?? state.variant) !== 'hotline') return false
  const elements = set.elements ?? state.elements
  const named = facts.rules.findChannel(state.channel)?.identityKnown === 'always'
  return (Object.keys(elements) as (keyof Elements)[]).some((part) => !elements[part] && (part !== 'name' || named))
}

function isUnresolved({ status, areaCode }: Place): boolean {
  return status === 'unresolved' || !areaCode
}

function isIncomplete(act: Act<'accept'>): boolean {
  const { state, command } = act
  const set = factsSet(state, command, act.facts)
  return (
    (set.category ?? state.category) === null ||
    isUnresolved(set.place ?? state.place) ||
    elementsMissing(state, set, act)
  )
}

function isWeaker(of: CaseState, than: CaseState): boolean {
  return (than.flags.emergency && !of.flags.emergency) || (than.flags.safety && !of.flags.safety)
}

/** What is kept of the whole-case clock while the case is merged: after unmerge it goes on. */
function keptTotal({ facts }: Scene): KeptClock | null {
  const total = facts.openClocks.find((clock) => clock.name === 'total')
  if (!total) return null
  const { startMs, limitChangedAtMs, pauses, grants, overdueAtMs } = total
  return { startMs, limitChangedAtMs, pauses, grants, overdueAtMs }
}

/** Later than allowed after the merge, or the master has ended with this case kept (domain §4.6). */
function isUnmergeLate({ state, rules, facts }: Scene): boolean {
  const master = state.master === null ? null : facts.related(state.master)
  if (master && stateCards[master.state].endsClocks && master.state !== 'merged') return true
  if (facts.actor.kind === 'system' || state.at.mergedAt === null) return false
  return facts.atMs > addUnits(state.at.mergedAt, rules.unmergeWithin, facts.calendar)
}

/** Would the handling due move to before now, though it now lies later? */
function dueShortened(act: Act<'correct'>): boolean {
  const { state, command, facts } = act
  const clock = facts.openClocks.find((each) => each.name === 'handle')
  if (command.confirmed || !clock || clock.dueMs === null) return false
  const set = factsSet(state, command, facts)
  const next = corrected(state, set)
  const category = categoryOf(next.category, facts)
  const rules = facts.rules.rulesFor(next.channel, next.variant)
  const { limit, dueAtMs } = termOf('handle', { state: next, rules, category, facts, fromMs: clock.startMs })
  const due = dueAtMs ?? (limit && dueAt(clock.startMs, limit, facts.calendar, clock.pauses, clock.grants))
  return due != null && due < facts.atMs && due < clock.dueMs
}

function corrected(state: CaseState, { flags, ...set }: FactsSet): CaseState {
  return { ...state, ...set, flags: { ...state.flags, ...flags } }
}

function emergencyTurn(state: CaseState, set: FactsSet): 'set' | 'taken' | 'same' {
  const now = set.flags?.emergency ?? state.flags.emergency
  if (now === state.flags.emergency) return 'same'
  return now ? 'set' : 'taken'
}

/** Rows of the table: emergency newly set while handling; taken away; otherwise. */
const CORRECT_TARGET = { emergencySet: 0, emergencyTaken: 1, otherwise: 2 }

export const intakeHandlers: Handlers<IntakeCommand> = {
  answerDirectly: {
    guards: {
      'not-answerable-directly': ({ state, command }) =>
        !command.agreed ||
        isBlank(command.answer) ||
        (!ANSWERED_AT_ONCE.includes(command.appealType ?? state.appealType) && isBlank(command.knowledgeId)),
    },
    events: (act) => {
      const { answer, appealType = null, knowledgeId = null } = act.command
      return [event(act, 'AnsweredDirectly', { answer, appealType, knowledgeId })]
    },
    others: (act) => mirror(act, act.state, 'MasterClosed'),
  },
  referOut: {
    guards: {
      'channel-not-named': ({ state, command }) =>
        !isOneOf(otherChannels, command.otherChannel) || !isTold(state, command),
      'slaves-attached': (act) => slavesLeftAlone(act, act.command.slaves),
    },
    events: (act) => [
      event(act, 'ReferredOut', { otherChannel: act.command.otherChannel, told: act.command.told === true }),
      ...letGo(act, act.state),
    ],
    others: (act) => sendSlaves(act, act.state, act.command.slaves),
  },
  reject: {
    guards: refusing,
    events: (act) => {
      const { reason, text, told = false } = act.command
      return [event(act, 'Rejected', { reason, text, told }), ...letGo(act, act.state)]
    },
    others: (act) => sendSlaves(act, act.state, act.command.slaves),
  },
  accept: {
    known: ({ command, facts }) => isKnown(command, facts),
    guards: {
      incomplete: isIncomplete,
      'duplicates-not-checked': ({ state, command }) => !state.duplicatesChecked && command.duplicatesChecked !== true,
    },
    events: (act) => {
      const set = factsSet(act.state, act.command, act.facts)
      const { byRule, confidence } = act.command
      const why =
        act.facts.actor.kind === 'system'
          ? { ...(byRule ? { byRule } : {}), ...(confidence === undefined ? {} : { confidence }) }
          : {}
      return [event(act, 'Accepted', { set: { ...set, flags: { ...set.flags, incomplete: false } }, ...why })]
    },
  },
  merge: {
    guards: {
      'master-not-open': ({ state, command, facts }) => {
        const master = facts.related(command.master)
        return !master || master.id === state.id || !isOpen(master.state)
      },
      'master-weaker': ({ state, command, facts }) => isWeaker(facts.related(command.master)!, state),
    },
    events: (act) => {
      const { state, command, facts } = act
      const total = keptTotal(act)
      const usedMs = facts.atMs - (total?.startMs ?? state.at.totalStartedAt)
      return [event(act, 'Merged', { master: facts.related(command.master)!.id, usedMs, total })]
    },
    others: (act, next) => joinMaster(act, act.state, next.master!),
  },
  unmerge: {
    standing: { 'unmerge-late': isUnmergeLate },
    guards: { 'reason-missing': ({ command }) => isBlank(command.reason) },
    events: (act) => [event(act, 'Unmerged', { master: act.state.master, reason: act.command.reason })],
    others: (act) => leaveMaster(act, act.state),
  },
  file: {
    standing: { 'filing-condition': ({ state }) => state.category === null || state.limit === null },
    guards: { 'filing-condition': ({ command }) => command.conditionMet !== true },
    events: (act) => [event(act, 'Filed', { limit: act.state.limit })],
  },
  decline: {
    guards: refusing,
    events: (act) => {
      const { reason, text, told = false } = act.command
      return [event(act, 'Declined', { reason, text, told }), ...letGo(act, act.state)]
    },
    others: (act) => sendSlaves(act, act.state, act.command.slaves),
  },
  void: {
    guards: {
      'not-void-reason': ({ command }) => !isOneOf(voidReasons, command.reason),
      'slaves-attached': (act) => slavesLeftAlone(act, act.command.slaves),
    },
    events: (act) => [
      event(act, 'Voided', { reason: act.command.reason, text: act.command.text ?? null }),
      ...letGo(act, act.state),
    ],
    others: (act) => sendSlaves(act, act.state, act.command.slaves),
  },
  correct: {
    known: ({ command, facts }) => isKnown(command, facts),
    guards: {
      'reason-missing': ({ command }) => isBlank(command.reason),
      'due-not-shortened': dueShortened,
    },
    target: ({ state, command, facts }) => {
      const turn = emergencyTurn(state, factsSet(state, command, facts))
      if (turn === 'taken') return CORRECT_TARGET.emergencyTaken
      return turn === 'set' && state.state === 'handling' ? CORRECT_TARGET.emergencySet : CORRECT_TARGET.otherwise
    },
    events: (act): CaseEvent[] => {
      const set = factsSet(act.state, act.command, act.facts)
      const emergency = emergencyTurn(act.state, set)
      return [event(act, 'Corrected', { reason: act.command.reason, set, emergency })]
    },
  },
  supplement: {
    guards: { 'comment-missing': ({ command }) => isBlank(command.text) },
    events: (act) => [event(act, 'Supplemented', { text: act.command.text, photos: act.command.photos ?? [] })],
  },
}
