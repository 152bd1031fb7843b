import type { PostHeld } from '#platform/auth/principal.ts'
import type { Call } from '#platform/call.ts'
import type { CaseState, Order } from '../domain/case-state.ts'

/**
 * The post under which somebody acted, for the record: of several that carry the permission the one in a unit whose order
 * the command touched, then the one of the leading unit, then one that serves the place.
 */
export function actingPost(
  { principal, operation }: Call,
  state: CaseState,
  touched: readonly Order[],
): PostHeld | null {
  const may = principal.posts.filter((held) => held.permissions.has(operation.may))
  const units = touched.flatMap((order) => [order.unit, order.givenBy])
  const lead = state.orders.findLast((order) => order.role === 'lead')?.unit
  const area = state.place.areaCode ?? null
  return (
    may.find((held) => units.includes(held.unit)) ??
    may.find((held) => held.unit === lead) ??
    may.find((held) => held.areaCode !== '' && area?.startsWith(held.areaCode)) ??
    may[0] ??
    null
  )
}
