import type { CaseState } from '../case-state.ts'
import { type ClockName, clockCards } from '../clock-words.ts'
import type { Facts, UnitKind } from '../facts.ts'
import { answeringUnit, noticeOfClock } from '../notices.ts'
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

const leadClocks: readonly ClockName[] = ['sign', 'contact', 'emergency', 'handle', 'suspension']

export function ownerOf(
  name: ClockName,
  subjectId: string,
  state: CaseState,
  facts: Pick<Facts, 'unit'>,
): ClockOwnership {
  const { owner, subject } = clockCards[name]
  if (subject === 'request') return { ownerPost: owner, ownerUnit: requestUnit(name, state), orderId: null }
  if (subject === 'supervision' || subject === 'notice') return answerOwner(name, state, facts)
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

/** Who answers for it where no unit leads. */
const centrePost: { [C in ClockName]?: string } = { instruction: 'dutyChief' }

/** An urge goes to whom it was sent; everything else follows whoever has to answer now. */
function answerOwner(name: ClockName, state: CaseState, facts: Pick<Facts, 'unit'>): ClockOwnership {
  const asked = name === 'supervision' ? state.supervision : noticeOfClock(state, name)
  const urge = name === 'urgeReply' ? noticeOfClock(state, name) : null
  const unit = urge ? urge.unit : answeringUnit(state, asked?.unit ?? null)
  const order = state.orders.findLast((each) => each.unit === unit)
  if (urge) return { ownerPost: urge.post, ownerUnit: unit, orderId: order?.id ?? null }
  if (unit === null) return { ownerPost: centrePost[name] ?? 'dispatcher', ownerUnit: null, orderId: null }
  const kind = facts.unit(unit)?.kind
  return {
    ownerPost: (kind && workPosts[kind]) ?? clockCards[name].owner,
    ownerUnit: unit,
    orderId: order?.id ?? null,
  }
}
