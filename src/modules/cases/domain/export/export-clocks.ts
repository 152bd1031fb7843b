import type { WorkCalendar } from '#core/time/calendar.ts'
import { toRfc3339 } from '#core/time/local.ts'
import { clockDue } from '#modules/clocks/contract.ts'
import type { CaseEvent } from '../case-event.ts'
import type { Clock, ClockName } from '../clock-words.ts'
import type { ClockLine } from './case-line.ts'

/** Names of the export where they differ; null: no duty that is measured. */
const KINDS: Partial<Record<ClockName, string | null>> = {
  orderSign: 'sign',
  orderHandle: 'handle',
  endorse: null,
  voidReview: null,
  suspension: null,
  preCallback: null,
  callbackDecision: null,
  closing: null,
  upperWait: null,
  upperDue: null,
}

export interface ClockFacts {
  calendar: WorkCalendar
  /** Unit of the posts that serve the whole district. */
  centreUnit: string
  nowMs: number
}

/** Every run of every clock that says how a duty was done; one without a limit says nothing and is left out. */
export function exportClocks(clocks: readonly Clock[], events: readonly CaseEvent[], facts: ClockFacts): ClockLine[] {
  const asked = grantedInTime(events)
  const rounds = new Map<string, number>()
  return clocks
    .toSorted((a, b) => a.startMs - b.startMs || (a.id < b.id ? -1 : 1))
    .flatMap((clock) => {
      const kind = KINDS[clock.name] === undefined ? clock.name : KINDS[clock.name]
      if (kind === null) return []
      const line = lineOf(clock, kind!, asked, facts)
      if (!line) return []
      const key = `${line.kind} ${line.orderId}`
      const round = (rounds.get(key) ?? 0) + 1
      rounds.set(key, round)
      return [{ ...line, round }]
    })
}

function lineOf(
  clock: Clock,
  kind: string,
  asked: readonly AskedExtension[],
  { calendar, centreUnit, nowMs }: ClockFacts,
): ClockLine | null {
  // What is due while it stands still is what was due before it stood.
  const closed = { ...clock, pauses: clock.pauses.filter(({ toMs }) => toMs !== null) }
  const dueMs = clock.dueMs ?? clockDue(closed, calendar)
  if (dueMs === null) return null
  const strictMs = Math.min(dueMs, clockDue({ ...closed, grants: [] }, calendar) ?? dueMs)
  const overdueMs = firstOverdue(clock, dueMs, asked, nowMs)
  return {
    id: clock.id,
    kind,
    orderId: clock.orderId,
    round: 1,
    startedAt: toRfc3339(clock.startMs),
    dueAt: toRfc3339(dueMs),
    strictDueAt: toRfc3339(strictMs),
    firstOverdueAt: timeOf(overdueMs),
    stoppedAt: timeOf(clock.stoppedMs),
    result: resultOf(clock, overdueMs),
    ownerPost: clock.ownerPost,
    ownerUnit: clock.ownerUnit ?? centreUnit,
    pauses: clock.pauses.map(({ fromMs, toMs }) => ({ from: toRfc3339(fromMs), to: timeOf(toMs) })),
  }
}

const timeOf = (ms: number | null): string | null => (ms === null ? null : toRfc3339(ms))

interface AskedExtension {
  orderId: string | null
  askedMs: number
}

function grantedInTime(events: readonly CaseEvent[]): AskedExtension[] {
  const asked = new Map<string, AskedExtension>()
  return events.flatMap((event) => {
    if (event.type === 'ExtensionRequested')
      asked.set(event.request.id, { orderId: event.request.orderId, askedMs: event.at })
    const found = event.type === 'ExtensionApproved' ? asked.get(event.requestId) : undefined
    return found ? [found] : []
  })
}

/** An extension asked for by the due and granted later is taken as granted at that moment (domain §6.1). */
function firstOverdue(clock: Clock, dueMs: number, asked: readonly AskedExtension[], nowMs: number): number | null {
  const endMs = clock.stoppedMs ?? nowMs
  const stands = clock.state === 'paused'
  const passed = clock.overdueAtMs ?? (!stands && clock.stoppedMs === null && dueMs < nowMs ? dueMs : null)
  if (passed === null) return null
  const isExcused =
    clock.grants.length > 0 && asked.some(({ orderId, askedMs }) => orderId === clock.orderId && askedMs <= passed)
  if (!isExcused) return passed
  return !stands && dueMs < endMs ? dueMs : null
}

function resultOf(clock: Clock, overdueMs: number | null): ClockLine['result'] {
  switch (clock.result) {
    case 'met':
      return 'met'
    case 'late':
      return overdueMs === null ? 'met' : 'missed'
    case 'missed':
      // Completion without the first contact is a duty not done; all others that ended so fell away.
      return clock.name === 'contact' ? 'missed' : 'lapsed'
    case 'waived':
    case 'lapsed':
      return 'lapsed'
    case null:
      return null
  }
}
