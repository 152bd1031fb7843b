import type { CaseEvent } from '../case-event.ts'
import { findOpenLead } from '../orders.ts'
import { type Act, holds, type Scene } from '../scene.ts'
import type { StateId } from '../states.ts'
import { takenAlong } from './dispatch.ts'
import { event, type Handlers, sequel } from './handler.ts'

const BEFORE_DISPATCH: readonly StateId[] = ['reported', 'verifying', 'accepted', 'filed']
const WITHDRAWN = { voided: 0, done: 1, recorded: 2 } as const
const WITHDRAWN_TO = ['voided', 'done', '='] as const

/** Whose appeal is withdrawn: one's own, the one that the operator names, or all that the upper level passed on. */
function findWithdrawing({ state, command, facts }: Act<'withdraw'>): readonly string[] | null {
  const { actor } = facts
  if (actor.kind === 'upperPlatform') return state.upperCase ? state.appellants : null
  const only = state.appellants.length === 1 ? state.appellants[0] : undefined
  const named = holds(facts, 'operator') ? (command.appellant ?? only) : actor.personId
  return named && state.appellants.includes(named) ? [named] : null
}

/** Is there an appeal that the actor could withdraw at all? */
function mayWithdraw({ state, facts }: Scene): boolean {
  if (facts.actor.kind === 'upperPlatform') return state.upperCase
  return state.appellants.length > 0
}

/** Somebody else still wants it handled. */
function isStillWanted(act: Act<'withdraw'>): boolean {
  const { appellants, withdrawn, slaves } = act.state
  const gone = [...withdrawn, ...(findWithdrawing(act) ?? [])]
  return slaves.length > 0 || appellants.some((id) => !gone.includes(id))
}

function isHighlySupervised({ state }: Scene): boolean {
  return state.supervision !== null && state.supervision.level !== 'III'
}

export const withdrawHandlers: Handlers<'withdraw'> = {
  withdraw: {
    standing: { 'not-appellant': (scene) => !mayWithdraw(scene) },
    guards: { 'not-appellant': (act) => findWithdrawing(act) === null },
    target: (act) => {
      const { state } = act
      if (state.flags.safety || isStillWanted(act)) return WITHDRAWN.recorded
      if (!BEFORE_DISPATCH.includes(state.state)) return WITHDRAWN.done
      return isHighlySupervised(act) ? WITHDRAWN.recorded : WITHDRAWN.voided
    },
    events: (act, target): CaseEvent[] => {
      const { state, command, facts } = act
      const all = facts.actor.kind === 'upperPlatform'
      const withdrawn = event(act, 'Withdrawn', {
        appellant: all ? null : (findWithdrawing(act)?.[0] ?? null),
        reason: command.reason ?? null,
        orderId: findOpenLead(state)?.id ?? null,
        to: WITHDRAWN_TO[target]!,
      })
      if (target !== WITHDRAWN.done) return [withdrawn]
      return [
        ...(state.request ? [sequel(act, 'RequestLapsed', { requestId: state.request.id })] : []),
        ...takenAlong(act, 'withdrawn by the appellant'),
        withdrawn,
      ]
    },
  },
}
