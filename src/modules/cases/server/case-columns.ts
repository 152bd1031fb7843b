import type { Clock } from '#modules/clocks/contract.ts'
import type { CaseState } from '../domain/case-state.ts'
import { isOpen } from '../domain/states.ts'

/** The columns of a case row that lists and statistics search by; all drawn from the state, none typed by hand. */
export interface CaseColumns {
  state: string
  channel: string
  variant: string
  category: string | null
  appealType: string | null
  urgency: string
  areaCode: string | null
  lon: number | null
  lat: number | null
  leadUnit: string | null
  open: boolean
  stepClock: string | null
  stepDueMs: number | null
  totalDueMs: number | null
  overdue: boolean
  closeKind: string | null
  closedMs: number | null
  emergency: boolean
  incomplete: boolean
  redoCount: number
  returnCount: number
  masterId: string | null
  /** `<kind>:<status>` of the open request. */
  requestState: string | null
}

export function columnsOf(state: CaseState, openClocks: readonly Clock[], stepClock: Clock | null): CaseColumns {
  const total = openClocks.find((clock) => clock.name === 'total')
  return {
    state: state.state,
    channel: state.channel,
    variant: state.variant,
    category: state.category,
    appealType: state.appealType,
    urgency: state.urgency,
    areaCode: state.place.areaCode ?? null,
    lon: state.place.lon ?? null,
    lat: state.place.lat ?? null,
    leadUnit:
      state.orders.findLast(
        (order) => order.role === 'lead' && order.status !== 'returned' && order.status !== 'withdrawn',
      )?.unit ?? null,
    open: isOpen(state.state),
    stepClock: stepClock?.name ?? null,
    stepDueMs: stepClock?.dueMs ?? null,
    totalDueMs: total?.dueMs ?? null,
    overdue: openClocks.some((clock) => clock.overdueAtMs !== null),
    closeKind: state.closeKind ?? null,
    closedMs: state.at.closedAt ?? null,
    emergency: state.flags.emergency,
    incomplete: state.flags.incomplete,
    redoCount: state.callback.redosUsed,
    returnCount: state.requests.return.granted,
    masterId: state.master ?? null,
    requestState: state.request ? `${state.request.kind}:${state.request.status}` : null,
  }
}
