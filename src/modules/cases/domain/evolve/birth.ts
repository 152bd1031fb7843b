import type { Birth, EventOf } from '../case-event.ts'
import type { CaseState, CaseTimes, RequestCount } from '../case-state.ts'
import { noLaterFields } from '../state-defaults.ts'
import { orderFrom } from './patch.ts'

const noRequests = (): RequestCount => ({ made: 0, granted: 0, grantedFor: [] })

const noTimes = (reportedAt: number): CaseTimes => ({
  acceptedAt: null,
  filedAt: null,
  dispatchedAt: null,
  signedAt: null,
  doneAt: null,
  closedAt: null,
  endedAt: null,
  mergedAt: null,
  reopenedAt: null,
  totalStartedAt: reportedAt,
})

function newborn(birth: Birth, reportedAt: number): CaseState {
  const { caseId, photosBefore, ...facts } = birth
  return {
    id: caseId,
    ...facts,
    version: 1,
    state: 'reported',
    round: 1,
    leg: 1,
    reportedAt,
    complex: false,
    sameAs: null,
    objectsTo: null,
    master: null,
    slaves: [],
    slavesToCall: [],
    keptTotal: null,
    closeKind: null,
    result: null,
    answer: null,
    publicReply: null,
    exclusion: 'none',
    orders: [],
    request: null,
    requests: { return: noRequests(), extension: noRequests(), suspension: noRequests(), void: noRequests() },
    supervision: null,
    checks: { checker: null, outcome: null, at: null, by: null, reason: null, reworks: 0 },
    callback: { tries: 0, last: null, outcome: null, redosUsed: 0, decisionPending: false },
    measureTaken: false,
    contactedThisRound: false,
    duplicatesChecked: false,
    reworking: false,
    acts: {},
    photos: { before: photosBefore, after: [], measure: [], check: [] },
    at: noTimes(reportedAt),
    lastReturner: null,
    givenDue: null,
    externalDue: null,
    ...noLaterFields(),
    confidence: birth.confidence ?? null,
  }
}

export function bornReported(event: EventOf<'Reported'>): CaseState {
  const { birth, sameAs, objectsTo, givenDue, at } = event
  return { ...newborn(birth, at), sameAs, objectsTo, givenDue }
}

/** Straight to the unit: the upper level has accepted and filed it (domain §4.3 receiveDirectOrder). */
export function bornDirect(event: EventOf<'DirectOrderReceived'>): CaseState {
  const { birth, lead, givenDue, messageNo, at } = event
  const state = newborn(birth, at)
  return {
    ...state,
    state: 'dispatched',
    direct: true,
    givenDue,
    duplicatesChecked: true,
    orders: [orderFrom(lead, at)],
    upperMessages: messageNo === null ? [] : [messageNo],
    at: { ...state.at, acceptedAt: at, filedAt: at, dispatchedAt: at },
  }
}

export function bornSelfHandled(event: EventOf<'SelfHandled'>): CaseState {
  const state = newborn(event.birth, event.at)
  return {
    ...state,
    state: 'closed',
    closeKind: 'selfHandled',
    result: 'solved',
    answer: event.answer,
    photos: { ...state.photos, after: event.photosAfter },
    at: { ...state.at, doneAt: event.at, closedAt: event.at },
  }
}

export function bornImported(event: EventOf<'Imported'>): CaseState {
  const { birth, to, times, lead, master, closeKind, result, answer, externalDue } = event
  const state = newborn(birth, times.reportedAt)
  const ended = to === 'done' || to === 'closed' || to === 'archived'
  const order = lead && orderFrom(lead, times.dispatchedAt ?? times.reportedAt)
  return {
    ...state,
    state: to,
    master,
    closeKind,
    result,
    answer,
    externalDue,
    duplicatesChecked: to !== 'reported',
    orders: order
      ? [
          {
            ...order,
            status: ended ? 'done' : 'working',
            signedAt: times.signedAt ?? null,
            endedAt: ended ? (times.doneAt ?? times.closedAt ?? null) : null,
          },
        ]
      : [],
    at: {
      ...state.at,
      acceptedAt: times.acceptedAt ?? null,
      filedAt: times.filedAt ?? null,
      dispatchedAt: times.dispatchedAt ?? null,
      signedAt: times.signedAt ?? null,
      doneAt: times.doneAt ?? null,
      closedAt: times.closedAt ?? null,
      endedAt: to === 'merged' ? null : (times.endedAt ?? null),
      mergedAt: to === 'merged' ? (times.endedAt ?? null) : null,
    },
  }
}
