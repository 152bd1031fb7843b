import type { CheckReport, EventType } from '../case-event.ts'
import type { CaseState, Checks } from '../case-state.ts'
import { backToWork, type Evolver, join, type Patch, patchOrder, uncalled, unjudged } from './patch.ts'

function judged(
  state: CaseState,
  outcome: Checks['outcome'],
  event: { at: number; by: string | null },
  reason: string | null,
): Patch {
  return { checks: { ...state.checks, outcome, at: event.at, by: event.by, reason } }
}

function photographed(state: CaseState, report: CheckReport): Patch {
  return report.photos.length === 0
    ? {}
    : { photos: { ...state.photos, check: join(state.photos.check, report.photos) } }
}

/** How the events of completion, check, call-back and closing change a case. */
export const finishEvolvers = {
  Completed: (state, event) => ({
    state: 'done',
    result: event.result,
    answer: event.answer,
    publicReply: event.publicReply,
    checks: unjudged(state),
    callback: uncalled(state),
    orders: event.orderId
      ? patchOrder(state.orders, event.orderId, () => ({
          status: 'done',
          endedAt: event.at,
          endedBy: event.by,
          answer: event.answer,
        }))
      : state.orders,
    photos: {
      ...state.photos,
      before: join(state.photos.before, event.photosBefore),
      after: join(state.photos.after, event.photosAfter),
    },
    at: { ...state.at, doneAt: event.at },
  }),
  CheckAssigned: (state, { checker, again }) => ({
    state: 'checking',
    leg: again ? state.leg + 1 : state.leg,
    checks: { ...state.checks, checker },
  }),
  CheckSkipped: (state, event) => ({ state: event.to, ...judged(state, 'skipped', event, event.basis) }),
  CheckPassed: (state, event) => ({
    state: event.to,
    ...judged(state, 'passed', event, null),
    ...photographed(state, event),
  }),
  CheckFailed: (state, event) => ({
    ...backToWork(state, event.to),
    ...photographed(state, event),
    checks: {
      checker: null,
      outcome: 'failed',
      at: event.at,
      by: event.by,
      reason: event.reason,
      reworks: state.checks.reworks + 1,
    },
  }),
  CallbackDone: (state, { at, by, result, tries, to }) => {
    const last = { at, by, ...result }
    if (to === 'handling' || to === 'filed') {
      const patch = backToWork(state, to)
      return { ...patch, callback: { ...patch.callback!, last, redosUsed: state.callback.redosUsed + 1 } }
    }
    return {
      state: to,
      callback: {
        ...state.callback,
        last,
        tries,
        outcome: to === 'toClose' ? 'done' : null,
        decisionPending: to === 'callback',
      },
    }
  },
  CallbackDecided: (state, { at, by, to, exclusion, reason, suspension }) => {
    if (to === 'toClose')
      return {
        state: to,
        closeKind: 'unsolvable',
        exclusion,
        callback: { ...state.callback, outcome: 'decided', decisionPending: false },
      }
    if (to !== 'suspended') return backToWork(state, to)
    // the work is given again, and stands still at once
    return {
      ...backToWork(state, 'handling'),
      state: to,
      suspension: suspension ? { ...suspension, text: reason, at, by } : null,
    }
  },
  SentBack: (state, { to }) => {
    if (to === 'handling' || to === 'filed') return backToWork(state, to)
    const again: Patch = { state: to, leg: state.leg + 1, callback: uncalled(state) }
    // a decision to close as unsolvable falls with the step that it rested on; a withdrawal does not
    if (state.closeKind === 'unsolvable') again.closeKind = null
    return to === 'done' ? { ...again, checks: unjudged(state) } : again
  },
  Closed: (state, { at, closeKind }) => ({ state: 'closed', closeKind, at: { ...state.at, closedAt: at } }),
  SupervisionEnded: () => ({ supervision: null }),
  Reopened: (state, event) => {
    const patch = backToWork(state, event.to)
    return {
      ...patch,
      round: state.round + 1,
      reworking: false,
      closeKind: null,
      checks: { ...patch.checks!, reworks: 0 },
      callback: { ...patch.callback!, last: null, redosUsed: 0 },
      contactedThisRound: event.contactNotNeeded,
      measureTaken: event.noDangerNow && state.measureTaken,
      givenDue: event.givenDue ?? state.givenDue,
      at: { ...state.at, reopenedAt: event.at, totalStartedAt: event.at },
    }
  },
} satisfies { [T in EventType]?: Evolver<T> }
