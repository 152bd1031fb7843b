import type { CaseState } from '../case-state.ts'
import { type ClockName, clockCards } from '../clock-words.ts'
import type { Facts, UnitKind } from '../facts.ts'
import { findOpenLead, findOrder } from '../orders.ts'

/** Who is warned: the post, the unit, and the order whose work it is. */
export interface ClockOwnership {
  ownerPost: string
  ownerUnit: string | null
  orderId: string | null
}

const workPosts: { [K in UnitKind]?: string } = {
  streetCenter: 'streetDispatcher',
  community: 'communityOfficer',
  gridTeam: 'gridWorker',
}

const leadClocks: readonly ClockName[] = ['sign', 'contact', 'emergency', 'handle']

export function ownerOf(
  name: ClockName,
  subjectId: string,
  state: CaseState,
  facts: Pick<Facts, 'unit'>,
): ClockOwnership {
  const { owner, subject } = clockCards[name]
  if (subject === 'request') return { ownerPost: owner, ownerUnit: requestUnit(name, state), orderId: null }
  const order =
    subject === 'order' ? findOrder(state, subjectId) : leadClocks.includes(name) ? findOpenLead(state) : null
  if (order) {
    const kind = facts.unit(order.unit)?.kind
    return { ownerPost: (kind && workPosts[kind]) ?? owner, ownerUnit: order.unit, orderId: order.id }
  }
  // nobody leads: until the next dispatch the emergency clock is the dispatcher's
  if (leadClocks.includes(name)) return { ownerPost: 'dispatcher', ownerUnit: null, orderId: null }
  return { ownerPost: owner, ownerUnit: null, orderId: null }
}

function requestUnit(name: ClockName, state: CaseState): string | null {
  return name === 'endorse' ? (state.request?.unit ?? null) : null
}
