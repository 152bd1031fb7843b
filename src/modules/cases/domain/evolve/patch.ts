import type { EventOf, EventType, OrderSeed } from '../case-event.ts'
import type { CaseState, Order, RequestCount } from '../case-state.ts'
import type { RequestKind } from '../enums.ts'
import type { OrderStatus } from '../states.ts'

/** What an event changes; everything else of the state is shared with the state before. */
export type Patch = Partial<CaseState>
export type Evolver<T extends EventType> = (state: CaseState, event: EventOf<T>) => Patch

export function orderFrom(seed: OrderSeed, at: number): Order {
  return {
    ...seed,
    status: 'sent',
    sentAt: at,
    signedAt: null,
    signedBy: null,
    endedAt: null,
    endedBy: null,
    reason: null,
    answer: null,
  }
}

export function patchOrder(orders: Order[], id: string, change: (order: Order) => Partial<Order>): Order[] {
  return orders.map((order) => (order.id === id ? { ...order, ...change(order) } : order))
}

/** An order ends: done with its answer, else with the reason why. */
export function endOrder(
  orders: Order[],
  id: string,
  status: OrderStatus,
  event: { at: number; by: string | null },
  text: string,
): Order[] {
  return patchOrder(orders, id, () => ({
    status,
    endedAt: event.at,
    endedBy: event.by,
    ...(status === 'done' ? { answer: text } : { reason: text }),
  }))
}

export function counted(state: CaseState, kind: RequestKind, change: (count: RequestCount) => RequestCount): Patch {
  return { requests: { ...state.requests, [kind]: change(state.requests[kind]) } }
}

/** The first work on a signed order puts it to work. */
export function putToWork(orders: Order[], id: string | null): Order[] {
  if (!orders.some((order) => order.id === id && order.status === 'signed')) return orders
  return orders.map((order) => (order.id === id ? { ...order, status: 'working' } : order))
}

export function join(list: string[], more: readonly string[]): string[] {
  const fresh = more.filter((entry) => !list.includes(entry))
  return fresh.length === 0 ? list : [...list, ...fresh]
}

export function without(list: string[], gone: readonly string[]): string[] {
  return list.filter((entry) => !gone.includes(entry))
}

const NOT_JUDGED = { checker: null, outcome: null, at: null, by: null, reason: null } as const

/** A new check is due: what was judged before no longer counts. */
export function unjudged(state: CaseState): CaseState['checks'] {
  return { ...state.checks, ...NOT_JUDGED }
}

/** A new call-back is due. */
export function uncalled(state: CaseState): CaseState['callback'] {
  return { ...state.callback, outcome: null, tries: 0, decisionPending: false }
}

/** Return to work (domain §4.2): the last lead goes on, or the case waits for another one. */
export function backToWork(state: CaseState, to: 'handling' | 'filed'): Patch {
  const lead = state.orders.findLast((order) => order.role === 'lead')
  const goesOn = to === 'handling' && lead !== undefined
  return {
    state: to,
    leg: state.leg + 1,
    reworking: to === 'handling',
    // a withdrawal stays known: such a case is never called back
    closeKind: state.closeKind === 'withdrawn' ? 'withdrawn' : null,
    checks: unjudged(state),
    callback: uncalled(state),
    orders: goesOn
      ? patchOrder(state.orders, lead.id, () => ({ status: 'working', endedAt: null, endedBy: null }))
      : state.orders,
  }
}
