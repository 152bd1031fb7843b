import type { AppealType, Exclusion, ReturnReason, SupervisionForm, SupervisionLevel, Urgency } from '../enums.ts'

/** RFC 3339, UTC+8. */
type Time = string

/** Half-open; `to` is null while it lasts. */
export interface Span {
  from: Time
  to: Time | null
}

export interface OrderLine {
  id: string
  unit: string
  role: 'lead' | 'co' | 'child'
  parentId: string | null
  sentAt: Time
  signedAt: Time | null
  firstContactAt: Time | null
  safetyMeasureAt: Time | null
  /** First completion; later ones are in `reworks`. */
  doneAt: Time | null
  withdrawnAt: Time | null
  returns: {
    requestedAt: Time
    decidedAt: Time | null
    approved: boolean | null
    wrongDispatch: boolean | null
    reason: ReturnReason
  }[]
  extensions: { requestedAt: Time; decidedAt: Time | null; granted: boolean | null; minutes: number }[]
  suspensions: Span[]
  reworks: { at: Time; by: 'check' | 'callback' | 'sendBack'; doneAt: Time | null }[]
}

export interface ClockLine {
  id: string
  kind: string
  orderId: string | null
  round: number
  startedAt: Time
  dueAt: Time
  strictDueAt: Time
  firstOverdueAt: Time | null
  stoppedAt: Time | null
  result: 'met' | 'missed' | 'lapsed' | null
  ownerPost: string
  ownerUnit: string
  pauses: Span[]
}

export interface CallbackLine {
  id: string
  appellantNo: number
  assignedAt: Time
  dueAt: Time
  at: Time | null
  tries: number
  reached: boolean | null
  refused: boolean | null
  contactedInTime: boolean | null
  solved: boolean | null
  satisfaction: 'satisfied' | 'dissatisfied' | null
}

/** One line of a case export: schema `yiwang:case-export:1`. No names, no telephones, no words of a person. */
export interface CaseLine {
  v: 1
  id: string
  caseNo: string
  area: { district: string; street: string | null; community: string | null; grid: string | null }
  category: string | null
  channel: string
  appealType: AppealType | null
  urgency: Urgency
  flags: {
    emergency: boolean
    ownerless: boolean
    reward: boolean
    imported: boolean
    test: boolean
    drill: boolean
  }
  reportedAt: Time
  answeredDirectlyAt: Time | null
  selfHandledAt: Time | null
  referredAt: Time | null
  voidedAt: Time | null
  verifications: { requestedAt: Time; submittedAt: Time | null; result: 'true' | 'false' | 'notFound' | null }[]
  acceptedAt: Time | null
  rejectedAt: Time | null
  rejectReason: string | null
  filedAt: Time | null
  declinedAt: Time | null
  dispatchedAt: Time | null
  answeredAt: Time | null
  closedAt: Time | null
  closeKind: string | null
  archivedAt: Time | null
  mergedInto: { caseId: string; at: Time; leadUnit: string | null } | null
  sameMatterOf: { caseId: string; reportedAt: Time } | null
  escalations: { at: Time; repliedAt: Time | null }[]
  orders: OrderLine[]
  clocks: ClockLine[]
  checks: { id: string; orderId: string; seq: number; at: Time; result: 'pass' | 'fail' }[]
  callbacks: CallbackLine[]
  urges: {
    id: string
    at: Time | null
    issueDueAt: Time | null
    auto: boolean
    targetUnit: string
    replyDueAt: Time | null
    repliedAt: Time | null
  }[]
  reminders: { id: string; at: Time; targetUnit: string; replyDueAt: Time | null; repliedAt: Time | null }[]
  supervisions: {
    id: string
    level: SupervisionLevel
    form: SupervisionForm
    openedAt: Time | null
    issueDueAt: Time | null
    targetUnit: string
    replyDueAt: Time | null
    repliedAt: Time | null
    closedAt: Time | null
  }[]
  corrections: { at: Time; field: string; from: string | null; to: string | null }[]
  reopens: { at: Time; reason: string; closedAgainAt: Time | null; closeKind: string | null }[]
  exclusions: {
    kind: Exclude<Exclusion, 'none'>
    orderId: string | null
    indicators: string[]
    approvedAt: Time
    approvedBy: string
    reason: string
  }[]
}
