import type { Limit } from '#core/time/limit.ts'
import type { KeptClock } from './clock-words.ts'
import type { CommandType } from './command.ts'
import type {
  AppealType,
  CloseKind,
  Confidentiality,
  Exclusion,
  RequestKind,
  Result,
  ReturnReason,
  SupervisionLevel,
  Tier,
  Urgency,
  Variant,
} from './enums.ts'
import type { OrderStatus, StateId } from './states.ts'

/** Where the matter is. Without a point it still has an address; without both it is unresolved. */
export interface Place {
  status: 'resolved' | 'unresolved'
  /** CGCS2000 */
  lon?: number
  lat?: number
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
  reason: ReturnReason
  text: string
  suggestedUnit: string | null
  legalBasis: string | null
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

export interface Supervision {
  id: string
  level: SupervisionLevel
  status: 'opened' | 'replied'
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
}
