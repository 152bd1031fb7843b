import type { Limit } from '#core/time/limit.ts'
import type { CaseEvent } from '../case-event.ts'
import type { CaseState, Supervision } from '../case-state.ts'
import { clockLimit } from '../clock-limits.ts'
import { isOneOf, type SupervisionForm, type SupervisionLevel, supervisionForms, supervisionLevels } from '../enums.ts'
import { supervisionIs, targetHolds } from '../needs.ts'
import { answeringUnit, leadingUnit, noticeNo } from '../notices.ts'
import type { Post } from '../posts.ts'
import { type Act, holds, type Scene } from '../scene.ts'
import { event, type Handlers, isBlank, sequel } from './handler.ts'
import { isAsked } from './notices.ts'

type SupervisionCommand = 'supervise' | 'replySupervision' | 'closeSupervision'

/** Whose level it is (domain §4.3, §4.4); a higher post may open a lower level too. */
const postOfLevel: Readonly<Record<SupervisionLevel, Post>> = { III: 'supervisor', II: 'dutyChief', I: 'leader' }

/** The posts that may open a level, the level's own first. */
function openersOf(level: SupervisionLevel): Post[] {
  return supervisionLevels.slice(supervisionLevels.indexOf(level)).map((each) => postOfLevel[each])
}

/** Raises what is open, or answers an insufficient reply; never lower than what is open, never beside it. */
function isOffered(scene: Scene, level: SupervisionLevel): boolean {
  const { actor } = scene.facts
  const mayOpen = actor.kind !== 'person' || holds(scene.facts, ...openersOf(level))
  return mayOpen && targetHolds(scene.row.to[supervisionLevels.indexOf(level)]?.if, scene)
}

function replyLimit(level: SupervisionLevel, { state, rules, facts }: Scene): Limit | null {
  const { variant, channel, flags } = state
  return clockLimit('supervision', { variant, channel, emergency: flags.emergency, level }, facts.rules.limits, rules)
}

interface Opening {
  level: SupervisionLevel
  form: SupervisionForm
  reason: string
  replyLimit?: Limit | undefined
}

function supervisionFrom(scene: Scene, newId: () => string, opening: Opening): Supervision {
  const { state, facts } = scene
  const { actor } = facts
  const post = openersOf(opening.level).find((each) => holds(facts, each))
  return {
    id: newId(),
    no: noticeNo(state, 'supervision'),
    level: opening.level,
    form: opening.form,
    status: 'opened',
    openedBy: actor.personId,
    openedPost: post ?? actor.kind,
    unit: leadingUnit(state),
    reason: opening.reason,
    at: facts.atMs,
    replyLimit: opening.replyLimit ?? replyLimit(opening.level, scene),
    reply: null,
    repliedBy: null,
    repliedAt: null,
  }
}

/** "Once more" after a failed call-back goes with a supervision of level II, unless one as high waits for its reply. */
export function supervisedAgain(act: Act<'decideCallback'>, state: CaseState, reason: string): CaseEvent[] {
  const now = supervisionIs(state)
  if (now === 'II:opened' || now.startsWith('I:')) return []
  const supervision = supervisionFrom(act, act.facts.newId, { level: 'II', form: 'written', reason })
  return [sequel(act, 'SupervisionOpened', { supervision })]
}

function isNotTheirs({ state, facts }: Scene): boolean {
  const { supervision } = state
  const { actor } = facts
  if (!supervision) return true
  if (actor.kind !== 'person') return supervision.openedPost !== actor.kind
  return supervision.openedBy !== actor.personId && !holds(facts, postOfLevel[supervision.level])
}

export const supervisionHandlers: Handlers<SupervisionCommand> = {
  supervise: {
    standing: { 'supervision-level': (scene) => !supervisionLevels.some((level) => isOffered(scene, level)) },
    known: ({ command }) => supervisionLevels.includes(command.level) && isOneOf(supervisionForms, formOf(command)),
    guards: {
      'supervision-level': (act) => !isOffered(act, act.command.level),
      'reason-missing': ({ command }) => isBlank(command.reason),
    },
    target: ({ command }) => supervisionLevels.indexOf(command.level),
    events: (act) => {
      const { level, reason, replyLimit } = act.command
      const opening = { level, form: formOf(act.command), reason, replyLimit }
      return [event(act, 'SupervisionOpened', { supervision: supervisionFrom(act, act.facts.newId, opening) })]
    },
  },
  replySupervision: {
    standing: {
      'nothing-to-answer': (scene) => {
        const { supervision } = scene.state
        if (!supervision) return true
        // the dispatcher speaks where no unit leads yet or any more
        const forNobody = answeringUnit(scene.state, supervision.unit) === null && holds(scene.facts, 'dispatcher')
        return !forNobody && !isAsked(scene, supervision.unit)
      },
    },
    guards: { 'reply-empty': ({ command }) => isBlank(command.text) },
    events: (act) => [
      event(act, 'SupervisionReplied', { supervisionId: act.state.supervision!.id, text: act.command.text }),
    ],
  },
  closeSupervision: {
    standing: { 'supervision-not-yours': isNotTheirs },
    guards: {
      'reason-missing': ({ state, command }) => state.supervision?.status === 'opened' && isBlank(command.reason),
    },
    events: (act) => [
      event(act, 'SupervisionClosed', {
        supervisionId: act.state.supervision!.id,
        reason: act.command.reason ?? null,
      }),
    ],
  },
}

function formOf({ form = 'written' }: { form?: SupervisionForm }): SupervisionForm {
  return form
}
