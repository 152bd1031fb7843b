import type { Grant } from '#core/time/due.ts'
import type { Limit } from '#core/time/limit.ts'
import type { Pause } from '#core/time/pauses.ts'
import type { ClockName, SubjectKind } from './clock-name.ts'

export interface ClockSubject {
  kind: SubjectKind
  id: string
}

interface OnClock {
  clock: ClockName
  subject: ClockSubject
}

/** Two limits of one clock: the second is added at the due of the first (the whole case = handling plus the other steps). */
export interface ClockTerm {
  limit: Limit | null
  plus?: Limit
  /** A date that somebody gave; it goes before the limit. */
  dueAtMs?: number | null
}

export interface StartEffect extends OnClock, ClockTerm {
  effect: 'start'
  /** Number of the leg of work; one clock of one subject runs at most once in a leg. */
  round: number
  ownerPost: string
  ownerUnit: string | null
  /** The order whose unit works under this clock; null for clocks of the centre. */
  orderId: string | null
  /** Only when the clock counts from an earlier moment than the command (unmerge keeps the first start). */
  startMs?: number
  /** Goes on with the pauses, grants and overdue mark of a clock that was put aside. */
  goOn?: KeptClock
}

/** What must be kept of a clock that is put aside and later goes on (a merged case's whole-case clock). */
export interface KeptClock {
  startMs: number
  limitChangedAtMs: number | null
  pauses: Pause[]
  grants: Grant[]
  overdueAtMs: number | null
}

export interface StopEffect extends OnClock {
  effect: 'stop'
  /**
   * The thing was not done (missed) or found needless with a reason (waived), though the clock ends. met: the house ends
   * it at its due, however late it came to that.
   */
  as?: 'missed' | 'waived' | 'met'
}

export interface LapseEffect {
  effect: 'lapse'
  /** `*`: every clock of the case, its orders, requests and notices that is still open. */
  clock: ClockName | '*'
  subject: ClockSubject
  /** No result counts, not even an overdue one (merge). */
  withoutResult?: boolean
}

export interface PauseEffect extends OnClock {
  effect: 'pause'
  cause: string
}

/** Ends only the pause of this cause. */
export interface ResumeEffect extends OnClock {
  effect: 'resume'
  cause: string
}

/** The clock goes on with its start and due; only who answers for it changes. */
export interface PassOnEffect extends OnClock {
  effect: 'passOn'
  ownerPost: string
  ownerUnit: string | null
  orderId: string | null
}

/** A new limit is counted from the original start; a grant adds time at the present due; a given date replaces the due. */
export interface ChangeEffect extends OnClock {
  effect: 'change'
  term?: ClockTerm
  grant?: Limit
}

/** Clock effects of one command, in the order stop, lapse, resume, start, pause (domain §4.3). */
export type ClockEffect =
  | StartEffect
  | StopEffect
  | LapseEffect
  | PauseEffect
  | ResumeEffect
  | PassOnEffect
  | ChangeEffect
