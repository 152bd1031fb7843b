import type { EventType } from '../case-event.ts'
import { findOpenLead } from '../orders.ts'
import { counted, type Evolver, endOrder, join, orderFrom, type Patch, patchOrder, putToWork } from './patch.ts'

const requestGone = (): Patch => ({ request: null })

/** How the events of dispatch, orders and requests change a case. */
export const workEvolvers = {
  Dispatched: (state, { at, lead, coHandlers }) => ({
    state: 'dispatched',
    reworking: false,
    orders: [...state.orders, ...[lead, ...coHandlers].map((seed) => orderFrom(seed, at))],
    at: { ...state.at, dispatchedAt: at },
  }),
  Redispatched: (state, event) => {
    const former = findOpenLead(state)
    const orders = former ? endOrder(state.orders, former.id, 'withdrawn', event, event.reason) : state.orders
    return {
      state: 'dispatched',
      reworking: false,
      leg: state.leg + 1,
      orders: [...orders, ...[event.lead, ...event.coHandlers].map((seed) => orderFrom(seed, event.at))],
      at: { ...state.at, dispatchedAt: event.at },
    }
  },
  Signed: (state, { at, by, orderId }) => ({
    state: 'handling',
    orders: patchOrder(state.orders, orderId, () => ({ status: 'signed', signedAt: at, signedBy: by })),
    at: { ...state.at, signedAt: at },
  }),
  HandedDown: (state, { at, order }) => ({
    orders: [...putToWork(state.orders, order.parentId), orderFrom(order, at)],
  }),
  OrderSigned: (state, { at, by, orderId }) => ({
    orders: patchOrder(state.orders, orderId, () => ({ status: 'signed', signedAt: at, signedBy: by })),
  }),
  OrderCompleted: (state, event) => ({
    orders: endOrder(state.orders, event.orderId, 'done', event, event.answer),
    photos: {
      ...state.photos,
      before: join(state.photos.before, event.photosBefore),
      after: join(state.photos.after, event.photosAfter),
    },
  }),
  OrderReturned: (state, event) => ({
    orders: endOrder(state.orders, event.orderId, 'returned', event, `${event.reason}: ${event.text}`),
  }),
  OrderWithdrawn: (state, event) => ({
    orders: endOrder(state.orders, event.orderId, 'withdrawn', event, event.reason),
  }),
  FirstContacted: (state, { orderId }) => ({ contactedThisRound: true, orders: putToWork(state.orders, orderId) }),
  ProgressRecorded: (state, { orderId }) => ({ orders: putToWork(state.orders, orderId) }),
  SafetyMeasureTaken: (state, { orderId, photos }) => ({
    measureTaken: true,
    orders: putToWork(state.orders, orderId),
    photos: { ...state.photos, measure: join(state.photos.measure, photos) },
  }),
  ReturnRequested: (state, { request }) => ({
    request,
    ...counted(state, 'return', (count) => ({ ...count, made: count.made + 1 })),
  }),
  RequestEndorsed: (state, { by }) => ({
    request: state.request && { ...state.request, status: 'endorsed', endorsedBy: by },
  }),
  RequestStopped: requestGone,
  RequestCancelled: requestGone,
  RequestLapsed: requestGone,
  ReturnRefused: requestGone,
  ReturnApproved: (state, event) => ({
    state: 'filed',
    request: null,
    leg: state.leg + 1,
    lastReturner: event.unit,
    orders: endOrder(state.orders, event.orderId, 'returned', event, event.reason),
    ...counted(state, 'return', (count) => ({
      ...count,
      granted: count.granted + 1,
      grantedFor: [...count.grantedFor, event.reason],
    })),
  }),
} satisfies { [T in EventType]?: Evolver<T> }
