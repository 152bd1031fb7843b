import type { Elements, Place } from '../case-state.ts'
import type {
  AppealType,
  CloseKind,
  Confidentiality,
  OtherChannel,
  RejectReason,
  Result,
  Urgency,
  VoidReason,
} from '../enums.ts'

/** On every command: a free remark and file ids. */
export interface Remarks {
  comment?: string
  attachments?: string[]
}

/** What is known of a matter when it comes in. */
export interface Intake extends Remarks {
  channel: string
  externalNo?: string
  title: string
  text: string
  place: Place
  category?: string
  urgency?: Urgency
  confidentiality?: Confidentiality
  appealType?: AppealType
  elements?: Partial<Elements>
  /** Ids of the people who ask. */
  appellants?: string[]
  /** At least one of them can be reached. */
  contactLeft?: boolean
  photosBefore?: string[]
  ownerless?: boolean
  test?: boolean
  synthetic?: boolean
  /** How sure a device or program is of what it reports, 0 to 1. */
  confidence?: number
}

export interface Report extends Intake {
  type: 'report'
  /** An open case that the reporter means; intake merges. */
  sameAs?: string
  /** An ended case that the citizen objects to. */
  objectsTo?: string
  /** Date given by the upper level or the leader who assigned it. */
  givenDueMs?: number
}

export interface ReportSelfHandled extends Intake {
  type: 'reportSelfHandled'
  category: string
  photosBefore: string[]
  photosAfter: string[]
  answer?: string
}

export interface ImportTimes {
  reportedAt: number
  acceptedAt?: number
  filedAt?: number
  dispatchedAt?: number
  signedAt?: number
  doneAt?: number
  closedAt?: number
  /** rejected, declined, referred, merged, voided */
  endedAt?: number
}

export type ImportState =
  | 'reported'
  | 'filed'
  | 'handling'
  | 'done'
  | 'closed'
  | 'archived'
  | 'rejected'
  | 'declined'
  | 'referred'
  | 'merged'
  | 'voided'

export interface ImportHistory extends Intake {
  type: 'importHistory'
  to: ImportState
  times: ImportTimes
  leadUnit?: string
  master?: string
  closeKind?: CloseKind
  result?: Result
  answer?: string
  /** The file's due; shown, no clock runs from it. */
  externalDueMs?: number
}

export interface AnswerDirectly extends Remarks {
  type: 'answerDirectly'
  answer: string
  /** The appellant is content with the answer. */
  agreed: boolean
  appealType?: AppealType
  knowledgeId?: string
}

/** Where merged cases go when their master leaves: to another master, or back to intake. */
export type SlavesGo = { to: string } | 'unmerge'

/** The appellant was told, or cannot be told because nobody left a contact. */
export interface Told {
  told?: boolean
  cannotTell?: boolean
}

export interface ReferOut extends Remarks, Told {
  type: 'referOut'
  otherChannel: OtherChannel
  slaves?: SlavesGo
}

export interface Reject extends Remarks, Told {
  type: 'reject'
  reason: RejectReason
  text: string
  slaves?: SlavesGo
}

export interface Accept extends Remarks {
  type: 'accept'
  category?: string
  urgency?: Urgency
  confidentiality?: Confidentiality
  appealType?: AppealType
  place?: Place
  elements?: Partial<Elements>
  title?: string
  /** Intake marks the matter as complex. */
  complex?: boolean
  ownerless?: boolean
  duplicatesChecked?: boolean
  /** The system only: the rule or the confidence by which it accepts. */
  byRule?: string
  confidence?: number
}

export interface Merge extends Remarks {
  type: 'merge'
  master: string
}

export interface Unmerge extends Remarks {
  type: 'unmerge'
  reason: string
}

export interface File extends Remarks {
  type: 'file'
  /** The filing condition of the category is met. */
  conditionMet: boolean
}

export interface Decline extends Remarks, Told {
  type: 'decline'
  reason: RejectReason
  text: string
  slaves?: SlavesGo
}

export interface VoidCase extends Remarks {
  type: 'void'
  reason: VoidReason
  text?: string
  slaves?: SlavesGo
}

export interface Correct extends Remarks {
  type: 'correct'
  reason: string
  category?: string
  complex?: boolean
  place?: Place
  urgency?: Urgency
  confidentiality?: Confidentiality
  appealType?: AppealType
  channel?: string
  title?: string
  ownerless?: boolean
  test?: boolean
  /** Yes to a new due that would already be over: the old overdue mark stays, a short new due is given. */
  confirmed?: boolean
}

export interface Supplement extends Remarks {
  type: 'supplement'
  text: string
  photos?: string[]
}
