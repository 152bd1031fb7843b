import type { Limit } from '#core/time/limit.ts'
import type { CallbackResult, Elements, Flags, Order, Place, Request } from './case-state.ts'
import type { KeptClock } from './clock-words.ts'
import type { ContactTry, DecideCallback, ImportState, ImportTimes } from './command.ts'
import type {
  AppealType,
  CloseKind,
  Confidentiality,
  Exclusion,
  OtherChannel,
  RejectReason,
  Result,
  ReturnReason,
  SkipBasis,
  SuspensionReason,
  Tier,
  Urgency,
  Variant,
  VoidReason,
} from './enums.ts'
import type { RequestBodies } from './event/requests.ts'
import type { SupervisionBodies } from './event/supervision.ts'
import type { UpperBodies } from './event/upper.ts'

/** On every event: when it happened, by whom (null: no person), remarks. Enough to fold without knowing anything else. */
export interface EventBase {
  at: number
  by: string | null
  comment?: string
  attachments?: string[]
}

/** What is known of a matter at its birth, with all that was reckoned from it. */
export interface Birth {
  caseId: string
  caseNo: string
  channel: string
  externalNo: string | null
  variant: Variant
  rulesVersion: string
  category: string | null
  tier: Tier | null
  limit: Limit | null
  urgency: Urgency
  confidentiality: Confidentiality
  appealType: AppealType
  title: string
  text: string
  place: Place
  elements: Elements
  flags: Flags
  appellants: string[]
  contactLeft: boolean
  upperCase: boolean
  photosBefore: string[]
  confidence?: number
}

export type OrderSeed = Pick<Order, 'id' | 'no' | 'parentId' | 'role' | 'unit' | 'limit' | 'givenBy'>

/** Facts that acceptance and correction may set; only what changed. */
export interface FactsSet {
  category?: string
  tier?: Tier | null
  complex?: boolean
  variant?: Variant
  limit?: Limit | null
  urgency?: Urgency
  confidentiality?: Confidentiality
  appealType?: AppealType
  channel?: string
  upperCase?: boolean
  title?: string
  place?: Place
  elements?: Elements
  flags?: Partial<Flags>
}

interface Bodies extends RequestBodies, SupervisionBodies, UpperBodies {
  Reported: { birth: Birth; sameAs: string | null; objectsTo: string | null; givenDue: number | null }
  SelfHandled: { birth: Birth; photosAfter: string[]; answer: string | null }
  Imported: {
    birth: Birth
    to: ImportState
    times: ImportTimes
    lead: OrderSeed | null
    master: string | null
    closeKind: CloseKind | null
    result: Result | null
    answer: string | null
    externalDue: number | null
  }
  AnsweredDirectly: { answer: string; appealType: AppealType | null; knowledgeId: string | null }
  ReferredOut: { otherChannel: OtherChannel; told: boolean }
  Rejected: { reason: RejectReason; text: string; told: boolean }
  /** byRule, confidence: why the house accepted it by itself. */
  Accepted: { set: FactsSet; byRule?: string; confidence?: number }
  Merged: { master: string; usedMs: number; total: KeptClock | null }
  Unmerged: { master: string | null; reason: string }
  Filed: { limit: Limit | null }
  Declined: { reason: RejectReason; text: string; told: boolean }
  Voided: { reason: VoidReason; text: string | null }
  Corrected: { reason: string; set: FactsSet; emergency: 'set' | 'taken' | 'same' }
  Supplemented: { text: string; photos: string[] }
  Dispatched: { lead: OrderSeed; coHandlers: OrderSeed[]; forceReason: string | null }
  Redispatched: { lead: OrderSeed; coHandlers: OrderSeed[]; forceReason: string | null; reason: string }
  Signed: { orderId: string }
  HandedDown: { order: OrderSeed; text: string | null }
  OrderSigned: { orderId: string }
  OrderCompleted: { orderId: string; answer: string; photosBefore: string[]; photosAfter: string[] }
  OrderReturned: { orderId: string; reason: ReturnReason; text: string }
  /** byCase: not by a command of its own but because its parent order or the lead's work ended. */
  OrderWithdrawn: { orderId: string; reason: string; byCase: boolean }
  FirstContacted: { orderId: string; reached: boolean; tries: ContactTry[] }
  ProgressRecorded: { orderId: string; text: string }
  SafetyMeasureTaken: { orderId: string | null; text: string | null; photos: string[] }
  ReturnRequested: { request: Request }
  RequestEndorsed: { requestId: string }
  RequestStopped: { requestId: string; reason: string }
  RequestCancelled: { requestId: string }
  RequestLapsed: { requestId: string }
  ReturnApproved: { requestId: string; orderId: string; unit: string; reason: ReturnReason; wrongDispatch: boolean }
  ReturnRefused: { requestId: string; reason: string }
  Completed: {
    orderId: string | null
    result: Result
    answer: string | null
    publicReply: string | null
    photosBefore: string[]
    photosAfter: string[]
    noMeasureReason: string | null
  }
  CheckAssigned: { checker: string | null; again: boolean }
  CheckSkipped: { basis: SkipBasis; to: 'callback' | 'toClose' }
  CheckPassed: CheckReport & { to: 'callback' | 'toClose' }
  CheckFailed: CheckReport & { reason: string; to: 'handling' | 'filed' }
  CallbackDone: {
    result: Omit<CallbackResult, 'at' | 'by'>
    tries: number
    /** What those said who asked through merged cases. */
    merged?: (Omit<CallbackResult, 'at' | 'by' | 'closedByUpper'> & { case: string })[]
    to: 'toClose' | 'handling' | 'filed' | 'callback'
  }
  CallbackDecided: {
    decision: DecideCallback['decision']
    reason: string
    proposedBy: string | null
    exclusion: Exclusion
    /** Put on the ledger until then. */
    suspension?: { reason: SuspensionReason; targetAt: number }
    to: 'handling' | 'filed' | 'suspended' | 'toClose'
  }
  SentBack: { reason: string; to: 'handling' | 'filed' | 'done' | 'callback' }
  Closed: { closeKind: CloseKind; exemptReason: string | null }
  SupervisionEnded: { supervisionId: string }
  Reopened: {
    to: 'handling' | 'filed'
    newFacts: string
    contactNotNeeded: boolean
    noDangerNow: boolean
    givenDue: number | null
  }
  /** On a master: cases that were merged into it, with those whose appellants are called with it. */
  SlavesAttached: { slaves: string[]; toCall: string[] }
  SlavesDetached: { slaves: string[] }
  /** On a merged case: it belongs to another master now. */
  MasterChanged: { master: string }
  MasterClosed: Record<never, never>
  MasterReopened: Record<never, never>
}

export interface CheckReport {
  photos: string[]
  position: { lon: number; lat: number } | null
  /** From the place of the case; null where one of the two is not known. */
  distanceM: number | null
  distanceReason: string | null
}

export type EventType = keyof Bodies
export type EventOf<T extends EventType> = { type: T } & EventBase & Bodies[T]
export type CaseEvent = { [T in EventType]: EventOf<T> }[EventType]
