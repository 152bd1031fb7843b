import { toRfc3339 } from '#core/time/local.ts'
import type { CaseEvent } from '../case-event.ts'
import type { CaseState, Request } from '../case-state.ts'
import type { OrderLine } from './case-line.ts'
import { minutesOf } from './minutes-of.ts'
import type { Step } from './walk-record.ts'

type Draft = OrderLine & { openRework: OrderLine['reworks'][number] | null }

/** Every order that the case ever had, in the order they were given. */
export function exportOrders(steps: readonly Step[], minutesOfDay: number): OrderLine[] {
  const drafts = new Map<string, Draft>()
  /** Requests by id until they are decided. */
  const asked = new Map<string, Request>()
  for (const { before, event, after } of steps) {
    for (const order of after.orders)
      if (!drafts.has(order.id))
        drafts.set(order.id, {
          id: order.id,
          unit: order.unit,
          role: order.role,
          parentId: order.parentId,
          sentAt: toRfc3339(order.sentAt),
          signedAt: null,
          firstContactAt: null,
          safetyMeasureAt: null,
          doneAt: null,
          withdrawnAt: null,
          returns: [],
          extensions: [],
          suspensions: [],
          reworks: [],
          openRework: null,
        })
    statusChanges(before, after, event, drafts)
    acted(event, before, drafts)
    requested(event, drafts, asked, minutesOfDay)
    suspended(event, after, drafts)
    sentBack(event, after, drafts)
  }
  return [...drafts.values()].map(({ openRework: _open, ...line }) => line)
}

/** What happened to orders, whichever command caused it: many end with the case or with the one above them. */
function statusChanges(
  before: CaseState | null,
  after: CaseState,
  event: CaseEvent,
  drafts: ReadonlyMap<string, Draft>,
): void {
  const at = toRfc3339(event.at)
  for (const order of after.orders) {
    const draft = drafts.get(order.id)!
    const was = before?.orders.find(({ id }) => id === order.id)
    if (order.signedAt !== null) draft.signedAt ??= toRfc3339(order.signedAt)
    if (was?.status === order.status) continue
    if (order.status === 'withdrawn') draft.withdrawnAt = at
    if (order.status === 'done' && was?.status !== 'done') {
      // An imported order was done when its file says so.
      const doneAt = toRfc3339(order.endedAt ?? event.at)
      draft.doneAt ??= doneAt
      if (draft.openRework) draft.openRework.doneAt = doneAt
      draft.openRework = null
    }
  }
}

function acted(event: CaseEvent, before: CaseState | null, drafts: ReadonlyMap<string, Draft>): void {
  const at = toRfc3339(event.at)
  switch (event.type) {
    case 'FirstContacted': {
      const draft = drafts.get(event.orderId)
      if (draft) draft.firstContactAt ??= at
      return
    }
    case 'SafetyMeasureTaken': {
      const lead = before?.orders.findLast(({ role }) => role === 'lead')
      const draft = drafts.get(event.orderId ?? lead?.id ?? '')
      if (draft) draft.safetyMeasureAt ??= at
      return
    }
    case 'OrderReturned':
      // A lower order goes back to whoever gave it without a decision.
      drafts.get(event.orderId)?.returns.push({
        requestedAt: at,
        decidedAt: at,
        approved: true,
        wrongDispatch: false,
        reason: event.reason,
      })
  }
}

function requested(
  event: CaseEvent,
  drafts: ReadonlyMap<string, Draft>,
  asked: Map<string, Request>,
  minutesOfDay: number,
): void {
  const at = toRfc3339(event.at)
  const draftOf = (requestId: string) => drafts.get(asked.get(requestId)?.orderId ?? '')
  switch (event.type) {
    case 'ReturnRequested':
      asked.set(event.request.id, event.request)
      draftOf(event.request.id)?.returns.push({
        requestedAt: at,
        decidedAt: null,
        approved: null,
        wrongDispatch: null,
        reason: event.request.reason as OrderLine['returns'][number]['reason'],
      })
      return
    case 'ReturnApproved':
    case 'ReturnRefused': {
      const one = draftOf(event.requestId)?.returns.findLast(({ decidedAt }) => decidedAt === null)
      if (!one) return
      one.decidedAt = at
      one.approved = event.type === 'ReturnApproved'
      one.wrongDispatch = event.type === 'ReturnApproved' && event.wrongDispatch
      return
    }
    case 'ExtensionRequested':
      asked.set(event.request.id, event.request)
      draftOf(event.request.id)?.extensions.push({ requestedAt: at, decidedAt: null, granted: null, minutes: 0 })
      return
    case 'ExtensionApproved':
    case 'ExtensionRefused': {
      const one = draftOf(event.requestId)?.extensions.findLast(({ decidedAt }) => decidedAt === null)
      if (!one) return
      one.decidedAt = at
      one.granted = event.type === 'ExtensionApproved'
      one.minutes = event.type === 'ExtensionApproved' ? minutesOf(event.grant, minutesOfDay) : 0
    }
  }
}

/** The whole case stands still; it is written on the order that leads. */
function suspended(event: CaseEvent, after: CaseState, drafts: ReadonlyMap<string, Draft>): void {
  const at = toRfc3339(event.at)
  const begins = event.type === 'Suspended' || (event.type === 'CallbackDecided' && event.to === 'suspended')
  if (begins) {
    const lead = after.orders.findLast(({ role }) => role === 'lead')
    drafts.get(lead?.id ?? '')?.suspensions.push({ from: at, to: null })
    return
  }
  if (after.suspension !== null) return
  for (const { suspensions } of drafts.values()) {
    const last = suspensions.at(-1)
    if (last && last.to === null) last.to = at
  }
}

/** Back to the same handler: after a check, after a call-back, or by the filing officer. */
function sentBack(event: CaseEvent, after: CaseState, drafts: ReadonlyMap<string, Draft>): void {
  const by = reworkBy(event)
  if (!by) return
  const draft = drafts.get(after.orders.findLast(({ role }) => role === 'lead')?.id ?? '')
  if (!draft) return
  draft.openRework = { at: toRfc3339(event.at), by, doneAt: null }
  draft.reworks.push(draft.openRework)
}

function reworkBy(event: CaseEvent): 'check' | 'callback' | 'sendBack' | null {
  switch (event.type) {
    case 'CheckFailed':
      return event.to === 'handling' ? 'check' : null
    case 'CallbackDone':
    case 'CallbackDecided':
    case 'PreCallbackDone':
      return event.to === 'handling' ? 'callback' : null
    case 'SentBack':
      return event.to === 'handling' ? 'sendBack' : null
    default:
      return null
  }
}
