import { addUnits } from '#core/time/due.ts'
import type { Limit } from '#core/time/limit.ts'
import type { Notice } from '../case-state.ts'
import { ownerOf } from '../clock/owner.ts'
import { clockLimit } from '../clock-limits.ts'
import { type Clock, type ClockName, findOwnClock, ownClockNames } from '../clock-words.ts'
import type { NoticeKind } from '../enums.ts'
import { answeringUnit, findNotice, isInvolved, leadingUnit, noticeNo } from '../notices.ts'
import { findOpenLead } from '../orders.ts'
import { type Post, unitPosts } from '../posts.ts'
import type { Act, Scene } from '../scene.ts'
import { event, type Handlers, isBlank } from './handler.ts'

type NoticeCommand = 'urge' | 'replyUrge' | 'remind' | 'replyReminder' | 'instruct' | 'replyInstruction'
type Sending = Act<'urge'> | Act<'remind'> | Act<'instruct'>

/** Limits of answers hang on the case, not on who asks. */
export function replyLimitOf(name: ClockName, { state, rules, facts }: Scene): Limit | null {
  const { variant, channel, flags } = state
  return clockLimit(name, { variant, channel, emergency: flags.emergency }, facts.rules.limits, rules)
}

function noticeFrom(
  act: Sending,
  kind: NoticeKind,
  about: Pick<Notice, 'post' | 'unit' | 'text' | 'replyLimit'>,
): Notice {
  const { state, facts } = act
  return {
    id: facts.newId(),
    no: noticeNo(state, kind),
    kind,
    at: facts.atMs,
    by: facts.actor.personId,
    ...about,
  }
}

function stepClock({ state, facts }: Scene): Clock | null {
  return findOwnClock(state.state, facts.openClocks)
}

/** Who owns the running clock of the step (domain §4.3 urge); on an imported case without clocks, who would own it. */
function urgedPost(scene: Scene): Pick<Notice, 'post' | 'unit'> {
  const { state, facts } = scene
  const name = ownClockNames(state.state).at(-1)!
  const { ownerPost: post, ownerUnit } = stepClock(scene) ?? ownerOf(name, state.id, state, facts)
  const isOfUnit = unitPosts.includes(post as Post)
  return { post, unit: ownerUnit ?? (isOfUnit ? leadingUnit(state) : null) }
}

/** An order is urged as one, from sending to completion; a step of the centre each time anew. */
function urgedOf(scene: Scene): string {
  const { state } = scene
  return findOpenLead(state)?.id ?? `${stepClock(scene)?.name ?? state.state}:${state.leg}`
}

const WORK_CLOCKS: readonly string[] = ['sign', 'handle']

function isOverdue(scene: Scene): boolean {
  const { facts, state } = scene
  const own = ownClockNames(state.state)
  return facts.openClocks.some(
    (clock) =>
      (own.includes(clock.name) || WORK_CLOCKS.includes(clock.name)) &&
      (clock.overdueAtMs !== null || (clock.dueMs !== null && facts.atMs > clock.dueMs)),
  )
}

function isTooOften(scene: Scene): boolean {
  const { state, rules, facts } = scene
  const last = state.lastUrge
  if (!last || last.of !== urgedOf(scene) || isOverdue(scene)) return false
  return facts.atMs < addUnits(last.at, rules.urgeInterval, facts.calendar)
}

const CHECKERS: readonly string[] = ['checker', 'gridWorker', 'communityOfficer']

/** The urged unit, the named checker, or the post that owns the clock; one that never replies itself leaves it to the centre's desks. */
function isUrged({ state, row, facts }: Scene): boolean {
  const urge = findNotice(state, 'urge')
  if (!urge) return false
  const { checker } = state.checks
  const mayReply = facts.actor.posts.filter(({ post }) => row.who.includes(post))
  if (urge.unit !== null) return mayReply.some(({ unit }) => unit === urge.unit)
  if (urge.post === 'checker' && checker !== null) return checker === facts.actor.personId
  if (urge.post === 'checker') return mayReply.some(({ post }) => CHECKERS.includes(post))
  if (!row.who.some((who) => who === urge.post)) return mayReply.some(({ post }) => !unitPosts.includes(post))
  return mayReply.some(({ post }) => post === urge.post)
}

/** Is the actor's unit asked? A post of the centre is asked where the row names it and no unit can answer. */
export function isAsked({ state, row, facts }: Scene, asked: string | null): boolean {
  const unit = answeringUnit(state, asked)
  return facts.actor.posts.some((held) => row.who.includes(held.post) && unit !== null && held.unit === unit)
}

const textBlank = ({ command }: { command: { text: string } }) => isBlank(command.text)
const isUnknownUnit = ({ state, command }: Act<'remind'> | Act<'instruct'>) =>
  command.unit !== undefined && !isInvolved(state, command.unit)

export const noticeHandlers: Handlers<NoticeCommand> = {
  urge: {
    standing: { 'urge-too-often': isTooOften },
    events: (act) => {
      const text = act.command.text ?? ''
      const notice = noticeFrom(act, 'urge', {
        ...urgedPost(act),
        text,
        replyLimit: replyLimitOf('urgeReply', act),
      })
      return [event(act, 'Urged', { notice, of: urgedOf(act) })]
    },
  },
  replyUrge: {
    standing: { 'nothing-to-answer': (scene) => !isUrged(scene) },
    guards: { 'reply-empty': textBlank },
    events: (act) => [
      event(act, 'UrgeReplied', { noticeId: findNotice(act.state, 'urge')!.id, text: act.command.text }),
    ],
  },
  remind: {
    known: (act) => !isUnknownUnit(act),
    guards: { 'comment-missing': textBlank },
    events: (act) => {
      const { text, unit = leadingUnit(act.state), replyLimit = replyLimitOf('reminderReply', act) } = act.command
      return [event(act, 'ReminderIssued', { notice: noticeFrom(act, 'reminder', sentTo(unit, text, replyLimit)) })]
    },
  },
  replyReminder: {
    standing: {
      'nothing-to-answer': (scene) => {
        const reminder = findNotice(scene.state, 'reminder')
        return !reminder || !isAsked(scene, reminder.unit)
      },
    },
    guards: { 'reply-empty': textBlank },
    events: (act) => [
      event(act, 'ReminderReplied', { noticeId: findNotice(act.state, 'reminder')!.id, text: act.command.text }),
    ],
  },
  instruct: {
    known: (act) => !isUnknownUnit(act),
    guards: { 'comment-missing': textBlank },
    target: ({ command }) => (command.needsReply || command.replyLimit ? 0 : 1),
    events: (act, target) => {
      const { text, unit = leadingUnit(act.state), replyLimit = replyLimitOf('instruction', act) } = act.command
      const waits = target === 0
      const notice = noticeFrom(act, 'instruction', sentTo(unit, text, waits ? replyLimit : null))
      return [event(act, 'Instructed', { notice, waits })]
    },
  },
  replyInstruction: {
    standing: {
      'nothing-to-answer': (scene) => {
        const instruction = findNotice(scene.state, 'instruction')
        const ofCentre = scene.facts.actor.posts.some(({ post }) => post === 'dutyChief')
        return !instruction || (!ofCentre && !isAsked(scene, instruction.unit))
      },
    },
    guards: { 'reply-empty': textBlank },
    events: (act) => [
      event(act, 'InstructionReplied', { noticeId: findNotice(act.state, 'instruction')!.id, text: act.command.text }),
    ],
  },
}

function sentTo(unit: string | null, text: string, replyLimit: Limit | null) {
  return { post: 'handlerLead', unit, text, replyLimit }
}
