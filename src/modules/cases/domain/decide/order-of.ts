import type { CaseState, Order } from '../case-state.ts'
import type { CaseCommand } from '../command.ts'
import { findOrder, isWorkable } from '../orders.ts'

/** The order under work of one of these units; of several the lead. */
function findOwnWork(state: CaseState, units: readonly string[]): Order | null {
  const own = state.orders.filter((order) => isWorkable(order) && units.includes(order.unit))
  return own.find((order) => order.role === 'lead') ?? own[0] ?? null
}

/** The order that a command acts on. Orders of the lead have commands of their own. */
export function orderOf(state: CaseState, command: CaseCommand, units: readonly string[]): Order | null {
  switch (command.type) {
    case 'signOrder':
    case 'completeOrder':
    case 'returnOrder':
    case 'withdrawOrder': {
      const order = findOrder(state, command.orderId)
      return order && order.role !== 'lead' ? order : null
    }
    case 'handDown':
      return workOf(state, command.parentId, units)
    case 'recordProgress':
      return workOf(state, command.orderId, units)
    case 'firstContact':
    case 'takeSafetyMeasure':
      return findOwnWork(state, units)
    default:
      return null
  }
}

function workOf(state: CaseState, id: string | undefined, units: readonly string[]): Order | null {
  if (id === undefined) return findOwnWork(state, units)
  const order = findOrder(state, id)
  return order && isWorkable(order) ? order : null
}
