import type { Result, SkipBasis, SuspensionReason } from '../enums.ts'
import type { Remarks } from './intake.ts'

export interface Complete extends Remarks {
  type: 'complete'
  result: Result
  /** To the appellant, or why it cannot be solved. */
  answer?: string
  publicReply?: string
  photosBefore?: string[]
  photosAfter?: string[]
  /** Why an emergency needed no safety measure. */
  noMeasureReason?: string
}

export interface AssignCheck extends Remarks {
  type: 'assignCheck'
  /** Without a name any checker of the area may do it. */
  checker?: string
}

export interface SkipCheck extends Remarks {
  type: 'skipCheck'
  basis: SkipBasis
}

export interface SubmitCheck extends Remarks {
  type: 'submitCheck'
  result: 'pass' | 'fail'
  reason?: string
  photos?: string[]
  position?: { lon: number; lat: number }
  /** Why the check was made from further away. */
  distanceReason?: string
}

/** What one person who asked said, or why they said nothing. */
export interface Called {
  contacted: boolean
  /** Reached, but would not answer. */
  refused?: boolean
  solved?: boolean
  satisfied?: boolean
  /** The unit got in touch with them in time, as they say; asked where it can be. */
  contactedInTime?: boolean
  /** Unsatisfied, yet the appeal itself is reasonable; default true. */
  reasonable?: boolean
  /** Times of vain tries. */
  tries?: number[]
}

export interface SubmitCallback extends Remarks, Called {
  type: 'submitCallback'
  /** Who asked through cases that were merged into this one: each of them is called too. */
  merged?: (Called & { case: string })[]
  closedByUpper?: boolean
}

export interface DecideCallback extends Remarks {
  type: 'decideCallback'
  decision: 'onceMore' | 'anotherUnit' | 'suspend' | 'close'
  reason: string
  /** Closing and suspending: the duty chief who proposed it. */
  proposedBy?: string
  /** Suspending: why, and until when. */
  suspensionReason?: SuspensionReason
  targetMs?: number
  exclusion?: 'none' | 'unreasonable' | 'objective'
}

export interface SendBack extends Remarks {
  type: 'sendBack'
  to: 'work' | 'check' | 'callback'
  reason: string
}

export interface Close extends Remarks {
  type: 'close'
  /** Closes an entry that should not have come so far as exempt. */
  exemptReason?: string
}

export interface Reopen extends Remarks {
  type: 'reopen'
  newFacts: string
  /** The appellant need not be contacted again. */
  contactNotNeeded?: boolean
  noDangerNow?: boolean
  /** New date of the upper level. */
  givenDueMs?: number
}
