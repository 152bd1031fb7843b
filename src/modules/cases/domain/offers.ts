import type { CaseState, Order } from './case-state.ts'
import type { CommandType } from './command.ts'
import { standingRefusal } from './decide.ts'
import { type CaseRow, isBirth, lifecycleTable } from './lifecycle-table.ts'
import { precondition } from './precondition.ts'
import { refusal } from './refusals.ts'
import { type Scene, sceneOf, type ViewFacts } from './scene.ts'

export interface Offer {
  command: CommandType
  zh: string
  en: string
  possible: boolean
  /** Why not, where it is not possible. */
  refusal?: { code: string; zh: string; en: string }
  /** For commands on lower orders: those for which it is possible. */
  orderIds?: string[]
}

/** Commands that name a lower order. */
const ON_ORDER: readonly CommandType[] = ['signOrder', 'completeOrder', 'returnOrder', 'withdrawOrder']

/**
 * Every command that one of the actor's posts may ever do, with whether it may be done now. What depends on the text
 * that the person still has to write is left to `decide`.
 */
export function offersFor(state: CaseState, facts: ViewFacts): Offer[] {
  return lifecycleTable
    .filter((row) => !isBirth(row) && isConcerned(row, facts))
    .map((row) => (ON_ORDER.includes(row.id) ? offerOnOrders(row, state, facts) : offer(sceneOf(state, row, facts))))
}

function isConcerned(row: CaseRow, { actor }: ViewFacts): boolean {
  return actor.kind === 'person' ? actor.posts.some(({ post }) => row.who.includes(post)) : row.who.includes(actor.kind)
}

function offer(scene: Scene): Offer {
  const { id: command, zh, en } = scene.row
  const early = precondition(scene, null)
  if (early) return { command, zh, en, possible: false, refusal: said(early) }
  const code = standingRefusal(scene)
  return code ? { command, zh, en, possible: false, refusal: said(refusal(code)) } : { command, zh, en, possible: true }
}

function said({ code, zh, en }: { code: string; zh: string; en: string }) {
  return { code, zh, en }
}

/** Possible where it is possible for at least one order; else the reason of the order that came nearest. */
function offerOnOrders(row: CaseRow, state: CaseState, facts: ViewFacts): Offer {
  const scene = sceneOf(state, row, facts)
  const tried = state.orders
    .filter((order) => order.role !== 'lead')
    .map((order) => ({ order, offer: offer({ ...scene, order }) }))
  const possible = tried.filter((each) => each.offer.possible)
  if (possible.length === 0) return tried.findLast((each) => isOwn(each.order, scene))?.offer ?? offer(scene)
  return { ...possible[0]!.offer, orderIds: possible.map((each) => each.order.id) }
}

function isOwn(order: Order, scene: Scene): boolean {
  return scene.units.includes(order.unit) || scene.units.includes(order.givenBy)
}
