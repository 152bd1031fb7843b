import type { WorkCalendar } from '#core/time/calendar.ts'
import { type Clock, lightStarts } from '#modules/clocks/contract.ts'
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
  /** From when the step is yellow and orange. */
  stepYellowMs: number | null
  stepOrangeMs: number | null
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

export interface ColumnClocks {
  open: readonly Clock[]
  stepClock: Clock | null
  atMs: number
  calendar: WorkCalendar
}

/** Without clocks: the columns that the state alone gives. */
export function columnsOf(state: CaseState, clocks: ColumnClocks | null): CaseColumns {
  const { open: openClocks, stepClock } = clocks ?? { open: [], stepClock: null }
  const lights = clocks && stepClock ? lightStarts(stepClock, clocks.atMs, clocks.calendar) : null
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
    stepYellowMs: lights?.yellowMs ?? null,
    stepOrangeMs: lights?.orangeMs ?? null,
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
