import { addUnits } from '#core/time/due.ts'
import { HOUR_MS } from '#core/time/local.ts'
import type { CaseEvent } from '../case-event.ts'
import type { Order } from '../case-state.ts'
import { parentDue } from '../clock/terms.ts'
import type { ContactTry } from '../command.ts'
import { isOneOf, returnReasons } from '../enums.ts'
import { isShown } from '../evidence.ts'
import { openDescendants, orderNo } from '../orders.ts'
import { isOfCentre } from '../permission.ts'
import type { Act, Scene } from '../scene.ts'
import { event, type Handlers, isBlank, sequel } from './handler.ts'
import { isFit } from './units.ts'

type OrderCommand =
  | 'handDown'
  | 'signOrder'
  | 'completeOrder'
  | 'returnOrder'
  | 'withdrawOrder'
  | 'firstContact'
  | 'recordProgress'
  | 'takeSafetyMeasure'

function getOrder({ order }: Scene): Order {
  if (!order) throw new Error('The guards let an order command pass without an order.')
  return order
}

function isForeign(scene: Scene): boolean {
  return scene.facts.actor.kind === 'person' && !scene.units.includes(getOrder(scene).unit)
}

/** By the unit that gave it, or the centre (domain §4.3 withdrawOrder). */
function gaveNot(scene: Scene): boolean {
  const { facts } = scene
  const ofCentre = facts.actor.posts.some((held) => scene.row.who.includes(held.post) && isOfCentre(held, facts))
  return !ofCentre && !scene.units.includes(getOrder(scene).givenBy)
}

function withdrawnBelow(act: Act<'returnOrder'> | Act<'withdrawOrder'>, reason: string): CaseEvent[] {
  return openDescendants(act.state, getOrder(act).id).map((order) =>
    sequel(act, 'OrderWithdrawn', { orderId: order.id, reason, byCase: true }),
  )
}

/** Given limits are compared by the dues that they give from now. */
function exceedsParent({ state, command, facts, order }: Act<'handDown'>): boolean {
  if (!command.limit || !order) return false
  const above = parentDue(state, order.id, facts.openClocks)
  return above !== null && addUnits(facts.atMs, command.limit, facts.calendar) > above
}

const TRIES_THAT_COUNT = 3

/** Reached with proof, or three vain tries at different hours (domain §4.3 firstContact). */
function isContactShown(tries: readonly ContactTry[], nowMs: number): boolean {
  const past = tries.filter((each) => each.atMs <= nowMs)
  if (past.some((each) => each.reached && !isBlank(each.proof))) return true
  const hours = new Set(past.filter((each) => !each.reached).map((each) => Math.floor(each.atMs / HOUR_MS)))
  return hours.size >= TRIES_THAT_COUNT
}

export const orderHandlers: Handlers<OrderCommand> = {
  handDown: {
    guards: {
      'not-child-area': ({ command, facts, order }) => facts.unit(command.unit)?.parent !== order?.unit,
      'limit-exceeds-parent': exceedsParent,
      'unit-inactive': ({ state, command, facts }) => !isFit(command.unit, state, facts),
    },
    events: (act) => {
      const { state, command, facts } = act
      const parent = getOrder(act)
      const order = {
        id: facts.newId(),
        no: orderNo(state.caseNo, state.orders.length + 1),
        parentId: parent.id,
        role: 'child' as const,
        unit: command.unit,
        limit: command.limit ?? null,
        givenBy: parent.unit,
      }
      return [event(act, 'HandedDown', { order, text: command.text ?? null })]
    },
  },
  signOrder: {
    standing: { 'not-order-owner': isForeign },
    events: (act) => [event(act, 'OrderSigned', { orderId: getOrder(act).id })],
  },
  completeOrder: {
    standing: {
      'not-order-owner': isForeign,
      'children-open': (scene) => openDescendants(scene.state, getOrder(scene).id).length > 0,
    },
    guards: {
      'answer-missing': ({ command }) => isBlank(command.answer),
      'evidence-missing': ({ state, command, rules, category }) =>
        !isShown('solved', command, state.photos, rules, category),
    },
    events: (act) => {
      const { answer, photosBefore = [], photosAfter = [] } = act.command
      return [event(act, 'OrderCompleted', { orderId: getOrder(act).id, answer, photosBefore, photosAfter })]
    },
  },
  returnOrder: {
    standing: { 'not-order-owner': isForeign },
    guards: {
      'reason-missing': ({ command }) => !isOneOf(returnReasons, command.reason) || isBlank(command.text),
    },
    events: (act) => {
      const { reason, text } = act.command
      return [event(act, 'OrderReturned', { orderId: getOrder(act).id, reason, text }), ...withdrawnBelow(act, text)]
    },
  },
  withdrawOrder: {
    standing: { 'not-order-owner': gaveNot },
    guards: { 'reason-missing': ({ command }) => isBlank(command.reason) },
    events: (act) => {
      const { reason } = act.command
      const orderId = getOrder(act).id
      return [event(act, 'OrderWithdrawn', { orderId, reason, byCase: false }), ...withdrawnBelow(act, reason)]
    },
  },
  firstContact: {
    guards: { 'contact-proof': ({ command, facts }) => !isContactShown(command.tries, facts.atMs) },
    events: (act) => {
      const { tries } = act.command
      const reached = tries.some((each) => each.reached)
      return [event(act, 'FirstContacted', { orderId: getOrder(act).id, reached, tries })]
    },
  },
  recordProgress: {
    guards: { 'comment-missing': ({ command }) => isBlank(command.text) },
    events: (act) => [event(act, 'ProgressRecorded', { orderId: getOrder(act).id, text: act.command.text })],
  },
  takeSafetyMeasure: {
    guards: { 'measure-photo': ({ command }) => command.photos.length === 0 },
    events: (act) => [
      event(act, 'SafetyMeasureTaken', {
        orderId: act.order?.id ?? null,
        text: act.command.text ?? null,
        photos: act.command.photos,
      }),
    ],
  },
}
