import type { Grant } from '#core/time/due.ts'
import type { Limit } from '#core/time/limit.ts'
import type { Pause } from '#core/time/pauses.ts'
import type { ClockName, SubjectKind } from './clock-name.ts'

/** met: in time. late: done after the due. missed: overdue or passed by and never done. waived, lapsed: neither. */
export type ClockResult = 'met' | 'late' | 'missed' | 'waived' | 'lapsed'

export interface ClockOwner {
  post: string
  unit: string | null
  fromMs: number
}

/** One run of one clock; plain data, instants in epoch milliseconds. */
export interface Clock {
  id: string
  caseId: string
  subjectKind: SubjectKind
  subjectId: string
  name: ClockName
  round: number
  orderId: string | null
  /** null: no limit is known, or `givenDueMs` says when. */
  limit: Limit | null
  plus: Limit | null
  givenDueMs: number | null
  startMs: number
  /** When the limit was last replaced (domain §5.2, change of limit). */
  limitChangedAtMs: number | null
  /** null while paused, and where no limit is known. */
  dueMs: number | null
  state: 'running' | 'paused' | 'ended'
  pauses: Pause[]
  grants: Grant[]
  /**
   * The due that people had been told when a corrected calendar would have moved it earlier: it is kept (domain §5.1).
   * A later limit drops it.
   */
  keptDue?: { dueMs: number; atMs: number } | null
  /** The first due that passed; taken back only by a calendar that was loaded late. */
  overdueAtMs: number | null
  stoppedMs: number | null
  result: ClockResult | null
  ownerPost: string
  ownerUnit: string | null
  /** Everyone who answered for it, the present owner last. */
  owners: ClockOwner[]
  /** When somebody has to be told next, reckoned at `reckonedMs`; kept by `clocks.f_apply` in a column of its own. */
  attentionMs?: number | null
  reckonedMs?: number
}
