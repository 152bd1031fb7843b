import { MINUTE_MS, toRfc3339 } from '#core/time/local.ts'
import type { CaseEvent, EventType } from '../case-event.ts'
import type { CaseState } from '../case-state.ts'
import type { Clock } from '../clock-words.ts'
import { exclusions as exclusionWords } from '../enums.ts'
import type { CaseLine } from './case-line.ts'
import { exportCallbacks } from './export-callbacks.ts'
import { type ClockFacts, exportClocks } from './export-clocks.ts'
import { exportNotices } from './export-notices.ts'
import { exportOrders } from './export-orders.ts'
import { type RecordedEvent, type Step, walkRecord } from './walk-record.ts'

/** All that is kept of one case. */
export interface CaseRecord {
  record: readonly RecordedEvent[]
  clocks: readonly Clock[]
}

export interface ExportFacts extends ClockFacts {
  district: string
  /** The master's record where the case is merged. */
  master: CaseRecord | null
  /** When a case was reported; null where it is not known. */
  reportedMsOf(caseId: string): number | null
}

/** A case as a line of an export, by its record and its clocks alone. Throws where the record is empty. */
export function exportCase({ record, clocks }: CaseRecord, facts: ExportFacts): CaseLine {
  const steps = walkRecord(record)
  const last = steps.at(-1)
  if (!last) throw new Error('an empty record')
  const state = last.after
  const events = record.map(({ event }) => event)
  const lines = exportClocks(clocks, events, facts)
  const first = (type: EventType): string | null => timeOf(events.find((event) => event.type === type)?.at)
  const closes = closesOf(steps)
  return {
    v: 1,
    id: state.id,
    caseNo: state.caseNo,
    area: areaOf(state.place.areaCode ?? null, facts.district),
    category: state.category,
    channel: state.channel,
    appealType: state.appealType,
    urgency: state.urgency,
    flags: {
      emergency: state.flags.emergency,
      ownerless: state.flags.ownerless,
      reward: state.variant === 'hazard',
      imported: state.flags.imported,
      test: state.flags.test,
      drill: false,
    },
    reportedAt: toRfc3339(state.reportedAt),
    answeredDirectlyAt: first('AnsweredDirectly'),
    selfHandledAt: first('SelfHandled'),
    referredAt: first('ReferredOut'),
    voidedAt: timeOf(
      steps.find(({ before, after }) => after.state === 'voided' && before?.state !== 'voided')?.event.at,
    ),
    verifications: verificationsOf(events),
    acceptedAt: firstTime(steps, 'acceptedAt'),
    rejectedAt: first('Rejected'),
    rejectReason: reasonOf(events.find((event) => event.type === 'Rejected' || event.type === 'Declined')),
    filedAt: firstTime(steps, 'filedAt'),
    declinedAt: first('Declined'),
    dispatchedAt: firstTime(steps, 'dispatchedAt'),
    answeredAt: answeredAt(steps),
    closedAt: closes[0]?.at ?? null,
    closeKind: closes[0]?.closeKind ?? null,
    archivedAt: first('Archived'),
    mergedInto: mergedInto(state, steps, facts),
    sameMatterOf: sameMatterOf(state, facts),
    escalations: escalationsOf(events),
    orders: exportOrders(steps, facts.calendar.ordinaryDayMs / MINUTE_MS),
    clocks: lines,
    checks: checksOf(steps),
    callbacks: callbacksOf(state, events, lines, facts),
    ...exportNotices(steps, clocks, facts.centreUnit),
    corrections: correctionsOf(steps),
    reopens: reopensOf(steps, closes),
    exclusions: exclusionsOf(record),
  }
}

const timeOf = (ms: number | null | undefined): string | null =>
  ms === null || ms === undefined ? null : toRfc3339(ms)

/** Codes grow by level: 6 digits district, 9 street, 12 community, 15 grid. */
function areaOf(code: string | null, district: string): CaseLine['area'] {
  const part = (length: number) => (code !== null && code.length >= length ? code.slice(0, length) : null)
  return { district: part(6) ?? district, street: part(9), community: part(12), grid: part(15) }
}

/** The state keeps the last time of each step; an export wants the first. */
function firstTime(steps: readonly Step[], name: 'acceptedAt' | 'filedAt' | 'dispatchedAt'): string | null {
  return timeOf(steps.find(({ after }) => after.at[name] !== null)?.after.at[name])
}

function reasonOf(event: CaseEvent | undefined): string | null {
  return event && (event.type === 'Rejected' || event.type === 'Declined') ? event.reason : null
}

/** When the appellant was first told something: at once, with the completed work, or with what was imported. */
function answeredAt(steps: readonly Step[]): string | null {
  for (const { event, after } of steps) {
    if (event.type === 'AnsweredDirectly') return toRfc3339(event.at)
    if (event.type === 'Completed' && event.answer !== null) return toRfc3339(event.at)
    if (event.type === 'UpperReplied' || event.type === 'Closed')
      if (after.answer !== null && after.state === 'closed') return toRfc3339(event.at)
    if (event.type === 'Imported' && after.answer !== null)
      return timeOf(after.at.closedAt ?? after.at.doneAt ?? after.at.endedAt)
  }
  return null
}

interface CloseOf {
  at: string
  closeKind: string | null
}

function closesOf(steps: readonly Step[]): CloseOf[] {
  return steps.flatMap(({ before, event, after }): CloseOf[] => {
    const isClose = after.state === 'closed' ? before?.state !== 'closed' : event.type === 'Imported'
    if (!isClose || after.at.closedAt === null) return []
    const { closeKind } = after
    // The kinds of the export know of no master: such a case was closed as its master was.
    return [{ at: toRfc3339(after.at.closedAt), closeKind: closeKind === 'mergedWithMaster' ? null : closeKind }]
  })
}

function verificationsOf(events: readonly CaseEvent[]): CaseLine['verifications'] {
  const found: CaseLine['verifications'] = []
  for (const event of events) {
    if (event.type === 'VerificationRequested')
      found.push({ requestedAt: toRfc3339(event.at), submittedAt: null, result: null })
    const open = found.at(-1)
    if (event.type === 'Verified' && open) {
      open.submittedAt = toRfc3339(event.at)
      open.result = event.result
    }
  }
  return found
}

function escalationsOf(events: readonly CaseEvent[]): CaseLine['escalations'] {
  const found: CaseLine['escalations'] = []
  for (const event of events) {
    if (event.type === 'Escalated') found.push({ at: toRfc3339(event.at), repliedAt: null })
    const open = found.at(-1)
    if (event.type === 'UpperReplied' && open) open.repliedAt ??= toRfc3339(event.at)
  }
  return found
}

function mergedInto(state: CaseState, steps: readonly Step[], { master }: ExportFacts): CaseLine['mergedInto'] {
  if (state.master === null) return null
  const since = steps.findLast(({ before, after }) => after.master !== null && before?.master === null)
  const at = state.at.mergedAt ?? since?.event.at ?? state.reportedAt
  return { caseId: state.master, at: toRfc3339(at), leadUnit: master ? leadUnitOf(master) : null }
}

/** The unit of the lead order sent last that was neither withdrawn nor returned. */
function leadUnitOf({ record }: CaseRecord): string | null {
  const orders = walkRecord(record).at(-1)?.after.orders ?? []
  const stands = orders.filter(({ role, status }) => role === 'lead' && status !== 'withdrawn' && status !== 'returned')
  return stands.at(-1)?.unit ?? null
}

/** The earlier case that was named when this one came in. */
function sameMatterOf({ sameAs, objectsTo }: CaseState, { reportedMsOf }: ExportFacts): CaseLine['sameMatterOf'] {
  const caseId = sameAs ?? objectsTo
  const reportedMs = caseId === null ? null : reportedMsOf(caseId)
  return caseId === null || reportedMs === null ? null : { caseId, reportedAt: toRfc3339(reportedMs) }
}

function checksOf(steps: readonly Step[]): CaseLine['checks'] {
  const found: CaseLine['checks'] = []
  for (const { event, after } of steps) {
    if (event.type !== 'CheckPassed' && event.type !== 'CheckFailed') continue
    const orderId = after.orders.findLast(({ role }) => role === 'lead')?.id
    if (!orderId) continue
    found.push({
      id: `${after.caseNo}-H${found.length + 1}`,
      orderId,
      seq: 1 + found.filter((one) => one.orderId === orderId).length,
      at: toRfc3339(event.at),
      result: event.type === 'CheckPassed' ? 'pass' : 'fail',
    })
  }
  return found
}

/** A merged case is called back with its master: there its appellants' answers stand. */
function callbacksOf(
  state: CaseState,
  events: readonly CaseEvent[],
  lines: CaseLine['clocks'],
  facts: ExportFacts,
): CaseLine['callbacks'] {
  const own = exportCallbacks(events, lines, null)
  if (!facts.master) return own
  const masterEvents = facts.master.record.map(({ event }) => event)
  return [...own, ...exportCallbacks(masterEvents, exportClocks(facts.master.clocks, masterEvents, facts), state.id)]
}

const CORRECTED = {
  category: 'category',
  tier: 'tier',
  urgency: 'urgency',
  appealType: 'appealType',
  channel: 'channel',
} as const

function correctionsOf(steps: readonly Step[]): CaseLine['corrections'] {
  return steps.flatMap(({ before, event, after }) => {
    if (event.type !== 'Corrected' || !before) return []
    const at = toRfc3339(event.at)
    const found: CaseLine['corrections'] = []
    for (const [field, name] of Object.entries(CORRECTED)) {
      const [from, to] = [before[name], after[name]]
      if (from !== to) found.push({ at, field, from, to })
    }
    const [was, is] = [before.place, after.place]
    if ((was.areaCode ?? null) !== (is.areaCode ?? null))
      found.push({ at, field: 'area', from: was.areaCode ?? null, to: is.areaCode ?? null })
    else if (was.lon !== is.lon || was.lat !== is.lat || was.address !== is.address)
      found.push({ at, field: 'location', from: null, to: null })
    const flags = (state: CaseState) => JSON.stringify(state.flags)
    if (flags(before) !== flags(after)) found.push({ at, field: 'flags', from: null, to: null })
    return found
  })
}

function reopensOf(steps: readonly Step[], closes: readonly CloseOf[]): CaseLine['reopens'] {
  const reopened = steps.filter(({ event }) => event.type === 'Reopened' || event.type === 'MasterReopened')
  return reopened.map(({ event }, index) => {
    const again = closes[index + 1]
    return {
      at: toRfc3339(event.at),
      // The words of the appellant stay here.
      reason: event.type === 'Reopened' ? 'newFacts' : 'master',
      closedAgainAt: again?.at ?? null,
      closeKind: again?.closeKind ?? null,
    }
  })
}

function exclusionsOf(record: readonly RecordedEvent[]): CaseLine['exclusions'] {
  return record.flatMap(({ event, post }): CaseLine['exclusions'] => {
    const set = event.type === 'ExclusionSet' || event.type === 'CallbackDecided' ? event : null
    if (!set || set.exclusion === 'none') return []
    return [
      {
        kind: set.exclusion,
        orderId: set.type === 'ExclusionSet' ? set.orderId : null,
        indicators: set.type === 'ExclusionSet' && set.indicators?.length ? set.indicators : ['*'],
        approvedAt: toRfc3339(set.at),
        approvedBy: post ?? 'system',
        reason: exclusionWords[set.exclusion].zh,
      },
    ]
  })
}
