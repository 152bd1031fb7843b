import { toRfc3339 } from '#core/time/local.ts'
import type { Attachment } from './attachments.ts'
import { type CityState, cityStateOf } from './city-state.ts'
import type { UpKind } from './message-kinds.ts'

/** One line of a case's record. */
export interface RecordLine {
  seq: number
  type: string
  occurredMs: number
  actorKind: string
  data: Readonly<Record<string, unknown>>
}

/** The case as it stands when its lines are told. */
export interface CaseFacts {
  caseNo: string
  state: string
  title: string
  text: string
  category: string | null
  place: Readonly<Record<string, unknown>>
  closeKind: string | null
  result: string | null
  answer: string | null
  publicReply: string | null
  satisfied: boolean | null
  /** Pictures of the matter and of what was done. */
  attachments: { before: readonly Attachment[]; after: readonly Attachment[] }
}

export interface UpMessage {
  kind: UpKind
  body: Record<string, unknown> & { state: CityState }
}

/** Steps that the city hears of as progress, with the fields that it may see. */
const PROGRESS: Readonly<Record<string, readonly string[]>> = {
  Filed: [],
  Dispatched: ['lead'],
  Redispatched: ['lead', 'reason'],
  DirectOrderReceived: ['lead'],
  Signed: [],
  HandedDown: [],
  FirstContacted: ['reached'],
  ProgressRecorded: ['text'],
  SafetyMeasureTaken: ['text'],
  Completed: ['result', 'answer'],
  CheckPassed: [],
  CheckFailed: ['reason'],
  PreCallbackDone: [],
  CallbackDone: [],
  CallbackDecided: ['decision', 'reason'],
  SentBack: ['reason'],
  Suspended: ['reason', 'text', 'targetAt'],
  Resumed: [],
  Merged: [],
  Unmerged: [],
  VerificationRequested: [],
  Verified: ['result', 'text'],
  VerificationCancelled: [],
  Reconsidered: ['reason'],
  UpperReplied: ['outcome'],
}

const ASKED: Readonly<Record<string, string>> = {
  ReturnRequested: 'return',
  ExtensionRequested: 'extension',
  SuspensionRequested: 'suspension',
  VoidRequested: 'void',
}

/** Request, and whether it was granted; null: it ended without a decision. */
const DECIDED: Readonly<Record<string, readonly [string | null, boolean | null]>> = {
  ReturnApproved: ['return', true],
  ReturnRefused: ['return', false],
  ExtensionApproved: ['extension', true],
  ExtensionRefused: ['extension', false],
  SuspensionRefused: ['suspension', false],
  VoidRefused: ['void', false],
  RequestStopped: [null, false],
  RequestCancelled: [null, null],
  RequestLapsed: [null, null],
}

const ENDINGS: ReadonlySet<string> = new Set(['AnsweredDirectly', 'ReferredOut', 'Closed', 'MasterClosed'])

/** What a line of the record is to the city; null where it is no business of theirs. */
export function upMessageOf(line: RecordLine, facts: CaseFacts, unitName: (id: string) => string): UpMessage | null {
  const { type, data } = line
  const made = (kind: UpKind, more: Record<string, unknown>): UpMessage => ({
    kind,
    body: {
      caseNo: facts.caseNo,
      state: cityStateOf(facts.state, facts.closeKind),
      at: toRfc3339(line.occurredMs),
      ...more,
    },
  })
  if (type === 'Reported') return made('received', {})
  if (type === 'Accepted') return made('accepted', {})
  if (type === 'Rejected' || type === 'Declined') return made('refused', { reason: data.reason, text: data.text })
  if (ENDINGS.has(type)) {
    const { closeKind, result, answer, publicReply, satisfied } = facts
    return made('answer', {
      closeKind,
      result,
      answer,
      publicReply,
      satisfied,
      otherChannel: data.otherChannel ?? null,
      ...named(facts.attachments.after),
    })
  }
  if (type === 'Voided' || type === 'VoidApproved') return made('answer', { closeKind: 'void', reason: data.reason })
  if (type === 'Withdrawn') return made('progress', { step: type, ended: data.to === 'voided' })
  if (type === 'Reopened' || type === 'MasterReopened') return made('reopened', {})
  if (type === 'Escalated') {
    const { title, text, category, place } = facts
    const { address = null, lon = null, lat = null } = place
    return made('escalation', {
      upperUnit: data.upperUnit,
      why: data.text,
      ...{ title, text, category, place: { address, lon, lat } },
      ...named(facts.attachments.before),
    })
  }
  if (type === 'EscalationRecalled') return made('escalationRecalled', { reason: data.reason })
  if (Object.hasOwn(ASKED, type)) {
    const request = (data.request ?? {}) as Record<string, unknown>
    return made('request', { request: ASKED[type], reason: request.reason, text: request.text })
  }
  if (Object.hasOwn(DECIDED, type)) {
    const [request, granted] = DECIDED[type]!
    return made('requestDecided', { request, granted, reason: data.reason ?? null })
  }
  if (!Object.hasOwn(PROGRESS, type)) return null
  return made('progress', { step: type, ...shown(PROGRESS[type]!, data, unitName) })
}

const named = (attachments: readonly Attachment[]) => (attachments.length > 0 ? { attachments } : {})

function shown(fields: readonly string[], data: RecordLine['data'], unitName: (id: string) => string) {
  const told: Record<string, unknown> = {}
  for (const field of fields)
    if (field === 'lead') told.unit = unitName(String((data.lead as { unit?: unknown } | undefined)?.unit ?? ''))
    else if (field === 'targetAt' && typeof data.targetAt === 'number') told.targetAt = toRfc3339(data.targetAt)
    else told[field] = data[field] ?? null
  return told
}
