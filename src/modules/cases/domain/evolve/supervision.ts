import type { EventType } from '../case-event.ts'
import type { CaseState, Notice, PartExclusion } from '../case-state.ts'
import type { NoticeKind } from '../enums.ts'
import { backToWork, type Evolver, type Patch } from './patch.ts'

/** A new one replaces the open one of its kind. */
function sent(state: CaseState, notice: Notice, waits = true): Patch {
  const { kind } = notice
  const patch: Patch = { noticed: { ...state.noticed, [kind]: state.noticed[kind] + 1 } }
  return waits ? { ...patch, notices: [...answered(state, kind).notices, notice] } : patch
}

function answered(state: CaseState, kind: NoticeKind): { notices: Notice[] } {
  return { notices: state.notices.filter((notice) => notice.kind !== kind) }
}

const sameList = (a: string[] | null, b: string[] | null) => (a ?? ['*']).join() === (b ?? ['*']).join()

function samePart(a: PartExclusion, b: PartExclusion): boolean {
  return a.orderId === b.orderId && sameList(a.indicators, b.indicators)
}

/** How urges, reminder notes, instructions, supervisions and what follows an end change a case. */
export const supervisionEvolvers = {
  Urged: (state, { at, notice, of }) => ({ ...sent(state, notice), lastUrge: { at, of } }),
  UrgeReplied: (state) => answered(state, 'urge'),
  ReminderIssued: (state, { notice }) => sent(state, notice),
  ReminderReplied: (state) => answered(state, 'reminder'),
  Instructed: (state, { notice, waits }) => sent(state, notice, waits),
  InstructionReplied: (state) => answered(state, 'instruction'),
  SupervisionOpened: (state, { supervision }) => ({
    supervision,
    noticed: { ...state.noticed, supervision: state.noticed.supervision + 1 },
  }),
  SupervisionReplied: (state, { at, by, text }) => ({
    supervision: state.supervision && {
      ...state.supervision,
      status: 'replied',
      reply: text,
      repliedBy: by,
      repliedAt: at,
    },
  }),
  SupervisionClosed: () => ({ supervision: null }),
  PreCallbackDone: (state, { at, by, result, tries, good, status, recordedBy, to }) => {
    const reviewedBy = recordedBy === null ? null : by
    const preCallback = { at, by: recordedBy ?? by, ...result, tries, good, status, reviewedBy }
    return to === 'callback' ? { preCallback } : { ...backToWork(state, to), preCallback }
  },
  Reconsidered: (state, { at, givenDue }) => ({
    state: 'reported',
    leg: state.leg + 1,
    reworking: false,
    closeKind: null,
    givenDue: givenDue ?? state.givenDue,
    at: { ...state.at, totalStartedAt: at },
  }),
  Archived: () => ({ state: 'archived' }),
  ExclusionSet: (state, { exclusion, orderId, indicators }) => {
    const part: PartExclusion = { exclusion, orderId, indicators }
    if (orderId === null && indicators === null) return { exclusion }
    const others = state.exclusions.filter((each) => !samePart(each, part))
    return { exclusions: exclusion === 'none' ? others : [...others, part] }
  },
} satisfies { [T in EventType]?: Evolver<T> }
