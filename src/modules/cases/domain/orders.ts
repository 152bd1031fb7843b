import type { CaseState, Order } from './case-state.ts'
import { orderStatuses } from './states.ts'

export function isOpenOrder(order: Order): boolean {
  return !orderStatuses[order.status].ended
}

/** Signed and not ended: work on it can be recorded, or handed down. */
export function isWorkable({ status }: Order): boolean {
  return status === 'signed' || status === 'working'
}

/** The last lead order, open or ended; an earlier one was withdrawn or returned. */
export function findLead(state: CaseState): Order | null {
  for (let i = state.orders.length - 1; i >= 0; i--) {
    const order = state.orders[i]!
    if (order.role === 'lead') return order
  }
  return null
}

export function findOpenLead(state: CaseState): Order | null {
  const lead = findLead(state)
  return lead && isOpenOrder(lead) ? lead : null
}

export function findOrder(state: CaseState, id: string): Order | null {
  return state.orders.find((order) => order.id === id) ?? null
}

/** Open orders below an order, at any depth. A co-handler's order stands beside the lead, not below it. */
export function openDescendants(state: CaseState, id: string): Order[] {
  const found: Order[] = []
  for (const order of state.orders) {
    if (order.parentId !== id) continue
    if (isOpenOrder(order)) found.push(order)
    found.push(...openDescendants(state, order.id))
  }
  return found
}

/** Open orders other than the lead. */
export function openOthers(state: CaseState): Order[] {
  return state.orders.filter((order) => order.role !== 'lead' && isOpenOrder(order))
}

/** `{caseNo}-{nn}` */
export function orderNo(caseNo: string, index: number): string {
  return `${caseNo}-${String(index).padStart(2, '0')}`
}
