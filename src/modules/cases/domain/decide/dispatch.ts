import type { CaseEvent, OrderSeed } from '../case-event.ts'
import type { CommandType } from '../command.ts'
import { findLead, isOpenOrder, openOthers, orderNo } from '../orders.ts'
import { isOfCentre } from '../permission.ts'
import { type Act, holds, type Scene } from '../scene.ts'
import { event, type Handler, type Handlers, isBlank, sequel } from './handler.ts'
import { isFit, isWrongLevel } from './units.ts'

type Sending = Act<'dispatch'> | Act<'redispatch'>

function assigned({ command }: Sending): string[] {
  return [command.lead, ...(command.coHandlers ?? [])]
}

const sending = {
  'lead-not-one': (act: Sending) => {
    const units = assigned(act)
    return isBlank(act.command.lead) || new Set(units).size < units.length
  },
  'unit-inactive': (act: Sending) => assigned(act).some((unit) => !isFit(unit, act.state, act.facts)),
  'wrong-level': ({ command, facts }: Sending) => isWrongLevel(facts.unit(command.lead), facts.duty),
  'last-returner': ({ state, command, facts }: Sending) =>
    command.lead === state.lastReturner && (isBlank(command.forceReason) || !holds(facts, 'dutyChief', 'commander')),
} satisfies Handler<'dispatch'>['guards'] & Handler<'redispatch'>['guards']

/** The unit that sends: the centre of the sender, or the house itself where a rule sends. */
function sender({ facts }: Scene): string {
  return facts.actor.posts.find((held) => isOfCentre(held, facts))?.unit ?? facts.actor.posts[0]?.unit ?? 'system'
}

function seeds(act: Sending): { lead: OrderSeed; coHandlers: OrderSeed[] } {
  const { state, facts } = act
  const givenBy = sender(act)
  const limit = state.limit ?? facts.rules.limits.handleFallback
  const seed = (unit: string, i: number): OrderSeed => ({
    id: facts.newId(),
    no: orderNo(state.caseNo, state.orders.length + 1 + i),
    parentId: null,
    role: i === 0 ? 'lead' : 'co',
    unit,
    limit: i === 0 ? limit : null,
    givenBy,
  })
  const [lead, ...coHandlers] = assigned(act).map(seed)
  return { lead: lead!, coHandlers }
}

/** All that the lead loses with its work: lower and helping orders, and the open request (domain §4.3). */
export function takenAlong(act: Pick<Act<CommandType>, 'state' | 'facts'>, reason: string): CaseEvent[] {
  return openOthers(act.state).map((order) =>
    sequel(act, 'OrderWithdrawn', { orderId: order.id, reason, byCase: true }),
  )
}

function signedLead({ state }: Scene): boolean {
  const lead = findLead(state)
  return lead !== null && isOpenOrder(lead) && lead.status !== 'sent'
}

export const dispatchHandlers: Handlers<'dispatch' | 'redispatch' | 'sign'> = {
  dispatch: {
    guards: sending,
    events: (act) => [event(act, 'Dispatched', { ...seeds(act), forceReason: act.command.forceReason ?? null })],
  },
  redispatch: {
    standing: {
      'signed-needs-chief': (scene) => signedLead(scene) && !holds(scene.facts, 'dutyChief', 'commander'),
    },
    guards: { ...sending, 'reason-missing': ({ command }) => isBlank(command.reason) },
    events: (act) => {
      const { reason, forceReason = null } = act.command
      const { request } = act.state
      return [
        ...(request ? [sequel(act, 'RequestLapsed', { requestId: request.id })] : []),
        ...takenAlong(act, reason),
        event(act, 'Redispatched', { ...seeds(act), forceReason, reason }),
      ]
    },
  },
  sign: {
    standing: {
      'order-not-sent': (scene) => {
        const lead = findLead(scene.state)
        if (lead?.status !== 'sent') return true
        return scene.facts.actor.kind === 'person' && !scene.units.includes(lead.unit)
      },
    },
    events: (act) => [event(act, 'Signed', { orderId: findLead(act.state)!.id })],
  },
}
