import type { Datum } from '#core/place/datum.ts'
import type { Limit } from '#core/time/limit.ts'
import type { KeptClock } from './clock-words.ts'
import type { CommandType } from './command.ts'
import type {
  AppealType,
  CloseKind,
  Confidentiality,
  Exclusion,
  ExtensionReason,
  NoticeKind,
  RequestKind,
  Result,
  ReturnReason,
  SupervisionForm,
  SupervisionLevel,
  SuspensionReason,
  Tier,
  Urgency,
  Variant,
  VerificationResult,
  VoidReason,
} from './enums.ts'
import type { OrderStatus, StateId } from './states.ts'

/** Where the matter is. Without a point it still has an address; without both it is unresolved. */
export interface Place {
  status: 'resolved' | 'unresolved'
  /** CGCS2000 */
  lon?: number
  lat?: number
  /** The point as it was given, where that was of another datum. */
  given?: { lon: number; lat: number; datum: Datum }
  address?: string
  /** 15, 12 or 9 digits; null: not known to which area it belongs. */
  areaCode?: string | null
  borderAmbiguous?: boolean
  synthetic?: boolean
  confirmed?: boolean
}

/** The five parts of an appeal: who, when, where, why, what happened. */
export interface Elements {
  name: boolean
  time: boolean
  place: boolean
  cause: boolean
  course: boolean
}

export interface Flags {
  emergency: boolean
  /** Emergency or hazard: withdrawing has no effect. */
  safety: boolean
  /** Taken in with parts missing; they are asked for at acceptance. */
  incomplete: boolean
  imported: boolean
  ownerless: boolean
  test: boolean
  synthetic: boolean
}

export interface Order {
  id: string
  /** `{caseNo}-{nn}` */
  no: string
  parentId: string | null
  role: 'lead' | 'co' | 'child'
  /** Organisation id, like `sanitation`, `street01`, `street01.c03`, `street01.c03.g07`. */
  unit: string
  status: OrderStatus
  /** First limit of the order; rework is reckoned from it. null: a given date counts. */
  limit: Limit | null
  sentAt: number
  signedAt: number | null
  signedBy: string | null
  endedAt: number | null
  endedBy: string | null
  /** Why it was returned or withdrawn. */
  reason: string | null
  answer: string | null
  /** The unit that gave it; for the lead order the centre. */
  givenBy: string
}

/** The open request of a case; a decided one lives on in the record only. */
export interface Request {
  id: string
  kind: RequestKind
  status: 'drafted' | 'endorsed'
  /** Order whose unit asks; null where a post of the centre asks (void). */
  orderId: string | null
  unit: string
  by: string | null
  at: number
  endorsedBy: string | null
  reason: RequestReason
  text: string
  suggestedUnit: string | null
  legalBasis: string | null
  /** The time that an extension asks for. */
  grant?: Limit
  /** Until when a suspension is asked for. */
  targetAt?: number
}

export type RequestReason = ReturnReason | ExtensionReason | SuspensionReason | VoidReason

/** A case on the ledger: nothing is done until the target date, and its clocks stand still. */
export interface Suspension {
  reason: SuspensionReason
  text: string
  targetAt: number
  at: number
  by: string | null
}

/** A look at the scene before acceptance; the last one, open while the case is being verified. */
export interface Verification {
  /** The person named; null: whoever serves the place. */
  verifier: string | null
  text: string | null
  askedAt: number
  result: VerificationResult | null
  at: number | null
  by: string | null
}

/** Passed up to the upper level, which has not answered yet. */
export interface Escalation {
  to: string
  text: string
  proposedBy: string
  at: number
  by: string | null
}

export interface RequestCount {
  made: number
  granted: number
  /** Reasons of the granted ones. */
  grantedFor: string[]
}

export interface Checks {
  /** The checker named; null while nobody or any checker of the area may do it. */
  checker: string | null
  /** How the present round of work was judged; null = not judged yet. */
  outcome: 'passed' | 'failed' | 'skipped' | null
  at: number | null
  by: string | null
  reason: string | null
  /** Failed checks of the present round. */
  reworks: number
}

export interface CallbackResult {
  at: number
  by: string | null
  contacted: boolean
  refused: boolean
  solved: boolean | null
  satisfied: boolean | null
  reasonable: boolean
  /** What they said of the unit's first contact; absent where nobody asked. */
  contactedInTime?: boolean
  /** The upper level closed the matter without calling. */
  closedByUpper: boolean
}

export interface Callback {
  /** Vain tries in the present round of work. */
  tries: number
  last: CallbackResult | null
  /** done: a result that lets the case be closed. null = not called yet since the last work. */
  outcome: 'done' | 'decided' | null
  redosUsed: number
  decisionPending: boolean
}

/** The one supervision that is not closed; a reply that does not do is answered by a new one. */
export interface Supervision {
  id: string
  /** `{caseNo}-D{nn}` */
  no: string
  level: SupervisionLevel
  form: SupervisionForm
  status: 'opened' | 'replied'
  openedBy: string | null
  /** The post it was opened under, or the service. */
  openedPost: string
  /** The unit that led then; null where none did. Who leads now replies. */
  unit: string | null
  reason: string
  at: number
  replyLimit: Limit | null
  reply: string | null
  repliedBy: string | null
  repliedAt: number | null
}

/** An urge, a reminder note or an instruction that waits for its answer; at most one of a kind. */
export interface Notice {
  id: string
  /** `{caseNo}-C{nn}` urge, `-T{nn}` reminder note, `-P{nn}` instruction */
  no: string
  kind: NoticeKind
  /** Who is addressed: an urge goes to the post that owns the running clock. */
  post: string
  /** null: a post of the centre, or whichever unit leads. */
  unit: string | null
  at: number
  by: string | null
  text: string
  replyLimit: Limit | null
}

/** How often each was sent in this case: their numbers go on from here. */
export type NoticeCount = Record<NoticeKind | 'supervision', number>

/** What the district heard before the upper level calls back. */
export interface PreCallback {
  at: number
  by: string | null
  contacted: boolean
  refused: boolean
  solved: boolean | null
  satisfied: boolean | null
  tries: number
  good: boolean
  /** recorded: waits for the duty chief's review (switch preCallbackReview). */
  status: 'recorded' | 'done'
  reviewedBy: string | null
}

/** An exclusion that holds for one order, or for some indicators only. */
export interface PartExclusion {
  exclusion: Exclusion
  /** null: the whole case. */
  orderId: string | null
  /** null: all indicators. */
  indicators: string[] | null
}

export interface Photos {
  before: string[]
  after: string[]
  /** Guard or warning of a danger. */
  measure: string[]
  check: string[]
}

/** Last time each step was taken, epoch ms; null = never. */
export interface CaseTimes {
  acceptedAt: number | null
  filedAt: number | null
  dispatchedAt: number | null
  signedAt: number | null
  doneAt: number | null
  closedAt: number | null
  /** rejected, declined, referred, voided */
  endedAt: number | null
  mergedAt: number | null
  reopenedAt: number | null
  /** Where the whole-case clock of the present round began. */
  totalStartedAt: number
}

/** The whole aggregate as plain data. No names and no phones of people: `appellants` are ids. */
export interface CaseState {
  id: string
  caseNo: string
  /** Number of events folded into this state. */
  version: number
  state: StateId
  /** 1, and one more with each reopening. */
  round: number
  /** One more each time work starts anew (rework, redo, return, redispatch, reopening): the round of its clocks. */
  leg: number
  reportedAt: number
  channel: string
  externalNo: string | null
  variant: Variant
  rulesVersion: string
  category: string | null
  tier: Tier | null
  /** Intake marked the matter as complex. */
  complex: boolean
  /** Handling limit that holds for this case; null = not resolved, or a given date counts. */
  limit: Limit | null
  urgency: Urgency
  confidentiality: Confidentiality
  appealType: AppealType
  title: string
  text: string
  place: Place
  elements: Elements
  flags: Flags
  /** Ids of the people who asked; those of merged cases stay with their own case. */
  appellants: string[]
  /** At least one of them can be reached. */
  contactLeft: boolean
  /** An open case that the reporter means. */
  sameAs: string | null
  /** An ended case that the citizen objects to. */
  objectsTo: string | null
  master: string | null
  slaves: string[]
  /** Merged cases whose appellants are called with this one. */
  slavesToCall: string[]
  /** What a merged case needs to go on after unmerge. */
  keptTotal: KeptClock | null
  closeKind: CloseKind | null
  result: Result | null
  /** What the appellant is told. */
  answer: string | null
  /** Wording fit for publication. */
  publicReply: string | null
  exclusion: Exclusion
  orders: Order[]
  /** The open request; a decided one is in the record. */
  request: Request | null
  requests: Record<RequestKind, RequestCount>
  supervision: Supervision | null
  checks: Checks
  callback: Callback
  measureTaken: boolean
  contactedThisRound: boolean
  duplicatesChecked: boolean
  /** Work now going on is a rework or redo: its limit is shorter. */
  reworking: boolean
  /** Who did what: persons by command, for separation of duties. */
  acts: Partial<Record<CommandType, string[]>>
  photos: Photos
  at: CaseTimes
  /** Unit that last handed the case back. */
  lastReturner: string | null
  /** Handed down by the upper level. */
  upperCase: boolean
  /** Date that the upper level or a leader gave. */
  givenDue: number | null
  /** The imported file's due; shown while no clock runs. */
  externalDue: number | null
  suspension: Suspension | null
  verification: Verification | null
  escalation: Escalation | null
  /** Sent by the upper level straight to the unit; the centre sees it and calls back. */
  direct: boolean
  /** Appellants who do not pursue it any more. */
  withdrawn: string[]
  /** Numbers of the upper level's messages that were carried out: each counts once. */
  upperMessages: string[]
  /** Open ones only; answered ones live on in the record. */
  notices: Notice[]
  noticed: NoticeCount
  /** The last urge, answered or not: when, and of which order or step. */
  lastUrge: { at: number; of: string } | null
  preCallback: PreCallback | null
  exclusions: PartExclusion[]
  /** How sure the device or program was that reported it; null where a person did. */
  confidence: number | null
}
