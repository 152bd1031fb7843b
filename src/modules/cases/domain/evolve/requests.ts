import type { EventType } from '../case-event.ts'
import type { CaseState } from '../case-state.ts'
import { findLead, findOpenLead } from '../orders.ts'
import { counted, type Evolver, endOrder, orderFrom, type Patch, patchOrder } from './patch.ts'

const requestGone = (): Patch => ({ request: null })

const asked = (state: CaseState, { request }: { request: NonNullable<CaseState['request']> }): Patch => ({
  request,
  ...counted(state, request.kind, (count) => ({ ...count, made: count.made + 1 })),
})

function granted(state: CaseState, kind: 'extension' | 'suspension' | 'void', reason: string): Patch {
  return {
    request: null,
    ...counted(state, kind, (count) => ({
      ...count,
      granted: count.granted + 1,
      grantedFor: [...count.grantedFor, reason],
    })),
  }
}

/** How extension, suspension and voiding change a case. */
export const requestEvolvers = {
  CoHandlerAdded: (state, { at, order }) => ({ orders: [...state.orders, orderFrom(order, at)] }),
  ExtensionRequested: asked,
  ExtensionApproved: (state, { reason }) => granted(state, 'extension', reason),
  ExtensionRefused: requestGone,
  SuspensionRequested: asked,
  Suspended: (state, { at, by, reason, text, targetAt }) => ({
    ...granted(state, 'suspension', reason),
    state: 'suspended',
    leg: state.leg + 1,
    suspension: { reason, text, targetAt, at, by },
  }),
  SuspensionRefused: requestGone,
  VoidRequested: asked,
  VoidApproved: (state, event) => {
    const lead = findOpenLead(state)
    return {
      ...granted(state, 'void', event.reason),
      state: 'voided',
      suspension: null,
      orders: lead ? endOrder(state.orders, lead.id, 'withdrawn', event, event.reason) : state.orders,
      at: { ...state.at, endedAt: event.at },
    }
  },
  VoidRefused: requestGone,
  Resumed: (state) => ({
    state: 'handling',
    suspension: null,
    orders: patchOrder(state.orders, findLead(state)?.id ?? '', () => ({ status: 'working' })),
  }),
} satisfies { [T in EventType]?: Evolver<T> }
