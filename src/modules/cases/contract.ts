import { type Static, type TProperties, Type } from 'typebox'
import { happening } from '#core/happening.ts'
import { operation } from '#core/operation.ts'
import { port } from '#core/port.ts'
import type { CaseState } from './domain/case-state.ts'
import type { CommandType } from './domain/command.ts'
import * as words from './domain/enums.ts'
import { caseStates } from './domain/states.ts'

export type { CaseState, Order, Place } from './domain/case-state.ts'
export type { CaseCommand, CommandType, ImportHistory, ImportState, Report } from './domain/command.ts'
export type { AppealType, Urgency } from './domain/enums.ts'
export {
  appealTypes,
  closeKinds,
  confidentialities,
  otherChannels,
  rejectReasons,
  results,
  returnReasons,
  skipBases,
  urgencies,
  voidReasons,
} from './domain/enums.ts'
export { caseStates, stateCards } from './domain/states.ts'

const keysOf = <K extends string>(list: Readonly<Record<K, unknown>>) => Type.Unsafe<K>(Type.Enum(Object.keys(list)))
const nullable = <T>(schema: object) => Type.Unsafe<T | null>({ anyOf: [schema, { type: 'null' }] })
const Sentence = (most = 2000) => Type.String({ minLength: 1, maxLength: most })
const Id = Type.String({ format: 'uuid' })
const CaseRef = Type.String({ minLength: 1, maxLength: 60, description: 'UUID or case number' })
const FileIds = Type.Array(Id, { maxItems: 20 })
const Unit = Type.String({ minLength: 1, maxLength: 60 })
const Instant = Type.String({ format: 'date-time' })
export const Limit = Type.Object({
  n: Type.Integer({ minimum: 1, maximum: 3650 }),
  unit: Type.Unsafe<'NM' | 'NH' | 'ND' | 'WM' | 'WH' | 'WD'>(Type.Enum(['NM', 'NH', 'ND', 'WM', 'WH', 'WD'])),
})

/** Where the matter is, as a person gives it; the server finds the area of a point by itself. */
export const PlaceInput = Type.Object({
  lon: Type.Optional(Type.Number({ minimum: -180, maximum: 180 })),
  lat: Type.Optional(Type.Number({ minimum: -90, maximum: 90 })),
  address: Type.Optional(Type.String({ maxLength: 300 })),
  areaCode: Type.Optional(Type.String({ pattern: '^[0-9]{6}([0-9]{3}){0,3}$' })),
  confirmed: Type.Optional(Type.Boolean()),
  /** The place was assigned by a rule (replays, simulations), nobody gave it; shown as such. */
  synthetic: Type.Optional(Type.Boolean()),
})
export type PlaceInput = Static<typeof PlaceInput>

/** Who asks. Sealed at once; shown only masked, and in clear only for a purpose that is written down. */
export const AppellantInput = Type.Object({
  name: Type.Optional(Type.String({ maxLength: 60 })),
  phone: Type.Optional(Type.String({ maxLength: 30 })),
  anonymous: Type.Optional(Type.Boolean()),
})
export type AppellantInput = Static<typeof AppellantInput>

const Elements = Type.Object({
  name: Type.Optional(Type.Boolean()),
  time: Type.Optional(Type.Boolean()),
  place: Type.Optional(Type.Boolean()),
  cause: Type.Optional(Type.Boolean()),
  course: Type.Optional(Type.Boolean()),
})

export const CommandAnswer = Type.Object({
  id: Id,
  caseNo: Type.String(),
  version: Type.Integer(),
  state: Type.String(),
})
export type CommandAnswer = Static<typeof CommandAnswer>

const remarks = { comment: Type.Optional(Type.String({ maxLength: 2000 })), attachments: Type.Optional(FileIds) }
const intake = {
  channel: Type.String({ maxLength: 40 }),
  externalNo: Type.Optional(Sentence(80)),
  title: Sentence(200),
  text: Type.String({ maxLength: 20_000 }),
  place: Type.Optional(PlaceInput),
  category: Type.Optional(Type.String({ pattern: '^[0-9]{6}$' })),
  urgency: Type.Optional(keysOf(words.urgencies)),
  confidentiality: Type.Optional(keysOf(words.confidentialities)),
  appealType: Type.Optional(keysOf(words.appealTypes)),
  elements: Type.Optional(Elements),
  appellant: Type.Optional(AppellantInput),
  photosBefore: Type.Optional(FileIds),
  ownerless: Type.Optional(Type.Boolean()),
}
const told = { told: Type.Optional(Type.Boolean()), cannotTell: Type.Optional(Type.Boolean()) }
const slaves = { slaves: Type.Optional(Type.Union([Type.Object({ to: CaseRef }), Type.Literal('unmerge')])) }
const assignment = {
  lead: Unit,
  coHandlers: Type.Optional(Type.Array(Unit, { maxItems: 10 })),
  forceReason: Type.Optional(Sentence()),
}
const facts = {
  category: intake.category,
  urgency: intake.urgency,
  confidentiality: intake.confidentiality,
  appealType: intake.appealType,
  place: intake.place,
  title: Type.Optional(Sentence(200)),
  complex: Type.Optional(Type.Boolean()),
  ownerless: intake.ownerless,
}

const kebab = (type: string) => type.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** A command on one case: `POST /cases/{id}/<command>`. Its rules are the row of that name in domain/lifecycle-table. */
function caseCommand<T extends CommandType, P extends TProperties>(type: T, zh: string, en: string, fields: P) {
  return operation({
    name: `cases.${type}`,
    http: `POST /cases/{id}/${kebab(type)}`,
    title: { zh, en },
    may: `cases:${kebab(type)}`,
    reach: 'area',
    journal: 'own',
    in: Type.Object({ id: CaseRef, ...fields, ...remarks }),
    out: CommandAnswer,
  })
}

export const report = operation({
  name: 'cases.report',
  http: 'POST /cases',
  title: { zh: '上报、登记', en: 'Report' },
  may: 'cases:report',
  reach: 'district',
  journal: 'own',
  in: Type.Object({
    ...intake,
    sameAs: Type.Optional(CaseRef),
    objectsTo: Type.Optional(CaseRef),
    givenDue: Type.Optional(Instant),
    ...remarks,
  }),
  out: CommandAnswer,
})
export const reportSelfHandled = operation({
  name: 'cases.reportSelfHandled',
  http: 'POST /cases/self-handled',
  title: { zh: '自行处置上报', en: 'Report what was put right on the spot' },
  may: 'cases:report-self-handled',
  reach: 'area',
  journal: 'own',
  in: Type.Object({
    ...intake,
    category: Type.String({ pattern: '^[0-9]{6}$' }),
    photosBefore: FileIds,
    photosAfter: FileIds,
    answer: Type.Optional(Type.String({ maxLength: 2000 })),
    ...remarks,
  }),
  out: CommandAnswer,
})
export const answerDirectly = caseCommand('answerDirectly', '直接答复', 'Answer directly', {
  answer: Sentence(4000),
  agreed: Type.Boolean(),
  appealType: intake.appealType,
  knowledgeId: Type.Optional(Sentence(40)),
})
export const referOut = caseCommand('referOut', '转其他渠道', 'Refer to another channel', {
  otherChannel: keysOf(words.otherChannels),
  ...told,
  ...slaves,
})
export const reject = caseCommand('reject', '不予受理', 'Reject', {
  reason: keysOf(words.rejectReasons),
  text: Sentence(),
  ...told,
  ...slaves,
})
export const accept = caseCommand('accept', '受理', 'Accept', {
  ...facts,
  elements: intake.elements,
  duplicatesChecked: Type.Optional(Type.Boolean()),
})
export const merge = caseCommand('merge', '并单', 'Merge', { master: CaseRef })
export const unmerge = caseCommand('unmerge', '拆单', 'Unmerge', { reason: Sentence() })
export const file = caseCommand('file', '立案', 'File', { conditionMet: Type.Boolean() })
export const decline = caseCommand('decline', '不予立案', 'Decline', {
  reason: keysOf(words.rejectReasons),
  text: Sentence(),
  ...told,
  ...slaves,
})
export const voidCase = caseCommand('void', '作废', 'Void', {
  reason: keysOf(words.voidReasons),
  text: Type.Optional(Type.String({ maxLength: 2000 })),
  ...slaves,
})
export const correct = caseCommand('correct', '更正', 'Correct', {
  reason: Sentence(),
  ...facts,
  channel: Type.Optional(Type.String({ maxLength: 40 })),
  test: Type.Optional(Type.Boolean()),
  confirmed: Type.Optional(Type.Boolean()),
})
export const supplement = caseCommand('supplement', '补充', 'Supplement', {
  text: Sentence(4000),
  photos: Type.Optional(FileIds),
})
export const dispatch = caseCommand('dispatch', '派遣', 'Dispatch', assignment)
export const redispatch = caseCommand('redispatch', '改派', 'Redispatch', { ...assignment, reason: Sentence() })
export const sign = caseCommand('sign', '签收', 'Sign', {})
export const handDown = caseCommand('handDown', '下派', 'Hand down', {
  parentId: Type.Optional(Id),
  unit: Unit,
  limit: Type.Optional(Limit),
  text: Type.Optional(Type.String({ maxLength: 2000 })),
})
export const signOrder = caseCommand('signOrder', '签收下级工单', 'Sign a lower order', { orderId: Id })
export const completeOrder = caseCommand('completeOrder', '办结下级工单', 'Complete a lower order', {
  orderId: Id,
  answer: Sentence(4000),
  photosBefore: Type.Optional(FileIds),
  photosAfter: Type.Optional(FileIds),
})
export const returnOrder = caseCommand('returnOrder', '退回下级工单', 'Return a lower order', {
  orderId: Id,
  reason: keysOf(words.returnReasons),
  text: Sentence(),
})
export const withdrawOrder = caseCommand('withdrawOrder', '撤回下级工单', 'Withdraw a lower order', {
  orderId: Id,
  reason: Sentence(),
})
export const firstContact = caseCommand('firstContact', '先行联系', 'First contact', {
  tries: Type.Array(
    Type.Object({
      at: Instant,
      means: Type.Unsafe<'call' | 'message' | 'visit'>(Type.Enum(['call', 'message', 'visit'])),
      reached: Type.Boolean(),
      proof: Type.Optional(Sentence(80)),
    }),
    { minItems: 1, maxItems: 20 },
  ),
})
export const recordProgress = caseCommand('recordProgress', '记录进展', 'Record progress', {
  text: Sentence(4000),
  orderId: Type.Optional(Id),
})
export const takeSafetyMeasure = caseCommand('takeSafetyMeasure', '采取安全措施', 'Take a safety measure', {
  text: Type.Optional(Type.String({ maxLength: 2000 })),
  photos: FileIds,
})
export const requestReturn = caseCommand('requestReturn', '申请退单', 'Ask to hand back', {
  reason: keysOf(words.returnReasons),
  text: Sentence(),
  legalBasis: Type.Optional(Type.String({ maxLength: 500 })),
  suggestedUnit: Type.Optional(Unit),
})
export const endorseRequest = caseCommand('endorseRequest', '单位同意申请', 'Endorse the request', {})
export const stopRequest = caseCommand('stopRequest', '单位不同意申请', 'Stop the request', { reason: Sentence() })
export const cancelRequest = caseCommand('cancelRequest', '撤回申请', 'Cancel the request', {})
export const approveReturn = caseCommand('approveReturn', '同意退单', 'Approve the return', {
  wrongDispatch: Type.Boolean(),
})
export const refuseReturn = caseCommand('refuseReturn', '不同意退单', 'Refuse the return', { reason: Sentence() })
export const complete = caseCommand('complete', '处置完成', 'Complete', {
  result: keysOf(words.results),
  answer: Type.Optional(Type.String({ maxLength: 4000 })),
  publicReply: Type.Optional(Type.String({ maxLength: 8000 })),
  photosBefore: Type.Optional(FileIds),
  photosAfter: Type.Optional(FileIds),
  noMeasureReason: Type.Optional(Sentence()),
})
export const assignCheck = caseCommand('assignCheck', '派核查', 'Assign the check', {
  checker: Type.Optional(Sentence(60)),
})
export const skipCheck = caseCommand('skipCheck', '免核查', 'Skip the check', { basis: keysOf(words.skipBases) })
export const submitCheck = caseCommand('submitCheck', '提交核查', 'Submit the check', {
  result: Type.Unsafe<'pass' | 'fail'>(Type.Enum(['pass', 'fail'])),
  reason: Type.Optional(Sentence()),
  photos: Type.Optional(FileIds),
  position: Type.Optional(Type.Object({ lon: Type.Number(), lat: Type.Number() })),
  distanceReason: Type.Optional(Sentence()),
})
export const submitCallback = caseCommand('submitCallback', '登记回访', 'Record the call-back', {
  contacted: Type.Boolean(),
  refused: Type.Optional(Type.Boolean()),
  solved: Type.Optional(Type.Boolean()),
  satisfied: Type.Optional(Type.Boolean()),
  reasonable: Type.Optional(Type.Boolean()),
  triedAt: Type.Optional(Type.Array(Instant, { maxItems: 20 })),
})
export const decideCallback = caseCommand('decideCallback', '回访研判', 'Decide after the call-back', {
  decision: Type.Unsafe<'onceMore' | 'anotherUnit' | 'close'>(Type.Enum(['onceMore', 'anotherUnit', 'close'])),
  reason: Sentence(),
  proposedBy: Type.Optional(Sentence(60)),
  exclusion: Type.Optional(
    Type.Unsafe<'none' | 'unreasonable' | 'objective'>(Type.Enum(['none', 'unreasonable', 'objective'])),
  ),
})
export const sendBack = caseCommand('sendBack', '退回上一环节', 'Send back', {
  to: Type.Unsafe<'work' | 'check' | 'callback'>(Type.Enum(['work', 'check', 'callback'])),
  reason: Sentence(),
})
export const close = caseCommand('close', '结案', 'Close', { exemptReason: Type.Optional(Sentence()) })
export const reopen = caseCommand('reopen', '重开', 'Reopen', {
  newFacts: Sentence(),
  contactNotNeeded: Type.Optional(Type.Boolean()),
  noDangerNow: Type.Optional(Type.Boolean()),
  givenDue: Type.Optional(Instant),
})

/** A clock as screens show it; `light` is reckoned at the moment of the answer. */
export const ClockView = Type.Object({
  id: Id,
  name: Type.String(),
  zh: Type.String(),
  en: Type.String(),
  subjectKind: Type.String(),
  subjectId: Type.String(),
  limit: nullable<Static<typeof Limit>>(Limit),
  start: Instant,
  due: nullable<string>(Instant),
  state: Type.String(),
  light: Type.Unsafe<'green' | 'yellow' | 'orange' | 'red' | 'paused' | 'none'>(
    Type.Enum(['green', 'yellow', 'orange', 'red', 'paused', 'none']),
  ),
  /** Time left in the clock's own measure; negative when overdue. */
  left: nullable<{ measure: 'naturalMs' | 'workingMs' | 'workingDays'; amount: number }>(
    Type.Object({ measure: Type.String(), amount: Type.Number() }),
  ),
  overdueAt: nullable<string>(Instant),
  stopped: nullable<string>(Instant),
  result: nullable<string>(Type.String()),
  ownerPost: Type.String(),
  ownerUnit: nullable<string>(Type.String()),
})
export type ClockView = Static<typeof ClockView>

/** One row of a work list. */
export const CaseRow = Type.Object({
  id: Id,
  caseNo: Type.String(),
  version: Type.Integer(),
  title: Type.String(),
  address: nullable<string>(Type.String()),
  state: Type.String(),
  channel: Type.String(),
  category: nullable<string>(Type.String()),
  urgency: Type.String(),
  areaCode: nullable<string>(Type.String()),
  leadUnit: nullable<string>(Type.String()),
  reportedAt: Instant,
  step: nullable<ClockView>(ClockView),
  overdue: Type.Boolean(),
  emergency: Type.Boolean(),
  incomplete: Type.Boolean(),
  imported: Type.Boolean(),
  redoCount: Type.Integer(),
  returnCount: Type.Integer(),
  lon: nullable<number>(Type.Number()),
  lat: nullable<number>(Type.Number()),
})
export type CaseRow = Static<typeof CaseRow>

/** The desks of the posts: each is one work list, sorted by the due of the step it waits for. */
export const DESKS = {
  intake: { zh: '待受理', en: 'To accept', states: ['reported'] },
  filing: { zh: '待立案', en: 'To file', states: ['accepted'] },
  dispatch: { zh: '待派遣', en: 'To dispatch', states: ['filed'] },
  sign: { zh: '待签收', en: 'To sign', states: ['dispatched'] },
  handle: { zh: '处置中', en: 'In hand', states: ['handling'] },
  orders: { zh: '下级工单', en: 'Lower orders', states: ['handling'] },
  requests: { zh: '待审申请', en: 'Requests', states: ['dispatched', 'handling'] },
  checkAssign: { zh: '待派核查', en: 'Checks to assign', states: ['done'] },
  check: { zh: '待核查', en: 'To check', states: ['checking'] },
  callback: { zh: '待回访', en: 'To call back', states: ['callback'] },
  decide: { zh: '待研判', en: 'To decide', states: ['callback'] },
  close: { zh: '待结案', en: 'To close', states: ['toClose'] },
  all: { zh: '全部案件', en: 'All cases', states: [] },
} as const
export type Desk = keyof typeof DESKS

const filters = {
  desk: Type.Optional(keysOf(DESKS)),
  state: Type.Optional(Type.Array(keysOf(caseStates_()), { maxItems: 19 })),
  text: Type.Optional(Type.String({ maxLength: 100, description: 'case number, words, address, or a phone in full' })),
  channel: Type.Optional(Type.Array(Type.String({ maxLength: 40 }), { maxItems: 20 })),
  category: Type.Optional(Type.String({ pattern: '^[0-9]{2,6}$' })),
  area: Type.Optional(Type.String({ pattern: '^[0-9]{6,15}$' })),
  unit: Type.Optional(Unit),
  overdue: Type.Optional(Type.Boolean()),
  from: Type.Optional(Instant),
  to: Type.Optional(Instant),
}
export const CaseFilters = Type.Object(filters)
export type CaseFilters = Static<typeof CaseFilters>

function caseStates_(): Record<(typeof caseStates)[number], true> {
  return Object.fromEntries(caseStates.map((state) => [state, true])) as Record<(typeof caseStates)[number], true>
}

export const listCases = operation({
  name: 'cases.listCases',
  http: 'GET /cases',
  title: { zh: '案件列表', en: 'List cases' },
  may: 'cases:view',
  reach: 'area',
  in: Type.Object({
    ...filters,
    sort: Type.Optional(Type.Unsafe<'due' | 'newest'>(Type.Enum(['due', 'newest']))),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    cursor: Type.Optional(Type.String({ maxLength: 200 })),
  }),
  out: Type.Object({ items: Type.Array(CaseRow), next: nullable<string>(Type.String()) }),
})

export const countDesks = operation({
  name: 'cases.countDesks',
  http: 'GET /cases/desks',
  title: { zh: '各工作台件数', en: 'Counts of the desks' },
  may: 'cases:view',
  reach: 'area',
  in: Type.Object({}),
  out: Type.Object({
    asOf: Instant,
    desks: Type.Array(
      Type.Object({
        desk: Type.String(),
        zh: Type.String(),
        en: Type.String(),
        count: Type.Integer(),
        capped: Type.Boolean(),
      }),
    ),
  }),
})

export const Offer = Type.Object({
  command: Type.String(),
  zh: Type.String(),
  en: Type.String(),
  possible: Type.Boolean(),
  refusal: nullable<{ code: string; zh: string; en: string }>(
    Type.Object({ code: Type.String(), zh: Type.String(), en: Type.String() }),
  ),
})

export const RecordEntry = Type.Object({
  seq: Type.Integer(),
  type: Type.String(),
  zh: Type.String(),
  en: Type.String(),
  occurredAt: Instant,
  recordedAt: Instant,
  actorKind: Type.String(),
  person: nullable<string>(Type.String()),
  post: nullable<string>(Type.String()),
  unit: nullable<string>(Type.String()),
  data: Type.Unknown(),
})

export const getCase = operation({
  name: 'cases.getCase',
  http: 'GET /cases/{id}',
  title: { zh: '案件详情', en: 'One case' },
  may: 'cases:view',
  reach: 'area',
  in: Type.Object({ id: CaseRef }),
  out: Type.Object({
    case: Type.Unsafe<CaseState>({}),
    appellants: Type.Array(
      Type.Object({
        id: Id,
        name: nullable<string>(Type.String()),
        phone: nullable<string>(Type.String()),
        reachable: Type.Boolean(),
        anonymous: Type.Boolean(),
      }),
    ),
    clocks: Type.Array(ClockView),
    offers: Type.Array(Offer),
    record: Type.Array(RecordEntry),
  }),
})

export const unmaskAppellant = operation({
  name: 'cases.unmaskAppellant',
  http: 'POST /cases/{id}/appellants/{appellantId}/unmask',
  title: { zh: '查看诉求人完整信息', en: 'See an appellant in clear' },
  may: 'cases:unmask-appellant',
  reach: 'area',
  personal: true,
  in: Type.Object({ id: CaseRef, appellantId: Id, purpose: Type.String({ minLength: 2, maxLength: 200 }) }),
  out: Type.Object({
    name: nullable<string>(Type.String()),
    phone: nullable<string>(Type.String()),
    visibleUntil: Instant,
  }),
})

export const exportCases = operation({
  name: 'cases.exportCases',
  http: 'POST /cases/export',
  title: { zh: '导出案件列表', en: 'Export a list of cases' },
  may: 'cases:export',
  reach: 'area',
  answers: 'file',
  in: Type.Object({ ...filters, format: Type.Unsafe<'xlsx' | 'csv' | 'jsonl'>(Type.Enum(['xlsx', 'csv', 'jsonl'])) }),
  out: Type.Unknown(),
})

export const countCases = operation({
  name: 'cases.countCases',
  http: 'GET /cases/statistics',
  title: { zh: '案件统计', en: 'Case statistics' },
  may: 'cases:view-statistics',
  reach: 'area',
  in: Type.Object({
    by: Type.Unsafe<'street' | 'state' | 'channel' | 'category' | 'unit' | 'day' | 'month'>(
      Type.Enum(['street', 'state', 'channel', 'category', 'unit', 'day', 'month']),
    ),
    from: Type.Optional(Instant),
    to: Type.Optional(Instant),
  }),
  out: Type.Object({
    asOf: Instant,
    rows: Type.Array(
      Type.Object({
        key: nullable<string>(Type.String()),
        total: Type.Integer(),
        open: Type.Integer(),
        closed: Type.Integer(),
        overdue: Type.Integer(),
      }),
    ),
  }),
})

/** One picture or document, before the command that names it. Pictures are drawn anew; position and time are kept. */
export const uploadFile = operation({
  name: 'cases.uploadFile',
  http: 'POST /cases/files',
  title: { zh: '上传照片或材料', en: 'Upload a picture or document' },
  may: 'cases:upload-file',
  reach: 'own',
  takes: 'file',
  maxBodyBytes: 64 * 1024 * 1024,
  in: Type.Object({}),
  out: Type.Object({
    id: Id,
    name: Type.String(),
    mime: Type.String(),
    bytes: Type.Integer(),
    takenAt: nullable<string>(Type.String()),
    position: nullable<{ longitude: number; latitude: number }>(Type.Object({ longitude: Type.Number(), latitude: Type.Number() })),
  }),
})

/** A file that a case names, for those who see the case; `draft` instead of a case: one's own upload. */
export const getFile = operation({
  name: 'cases.getFile',
  http: 'GET /cases/{id}/files/{fileId}',
  title: { zh: '查看照片或材料', en: 'See a picture or document' },
  may: 'cases:view',
  reach: 'area',
  answers: 'file',
  in: Type.Object({ id: CaseRef, fileId: Id, size: Type.Optional(Type.Unsafe<'thumbnail' | 'full'>(Type.Enum(['thumbnail', 'full']))) }),
  out: Type.Unknown(),
})

export const verifyCase = operation({
  name: 'cases.verifyCase',
  http: 'GET /cases/{id}/verification',
  title: { zh: '核对案件记录', en: 'Check a case against its record' },
  may: 'cases:verify',
  reach: 'area',
  in: Type.Object({ id: CaseRef }),
  out: Type.Object({ ok: Type.Boolean(), lines: Type.Integer(), faults: Type.Array(Type.String()) }),
})

/** A case changed; screens and modules look up what they may see. Never holds words of the citizen or personal data. */
export const caseChanged = happening(
  'cases.caseChanged',
  Type.Object({
    caseId: Id,
    caseNo: Type.String(),
    version: Type.Integer(),
    events: Type.Array(Type.String()),
    from: nullable<string>(Type.String()),
    state: Type.String(),
    areaCode: nullable<string>(Type.String()),
    /** Where it lay before, when the place was corrected. */
    formerAreaCode: nullable<string>(Type.String()),
    leadUnit: nullable<string>(Type.String()),
    /** Every unit that has or had an order of it. */
    units: Type.Array(Type.String()),
    channel: Type.String(),
  }),
  {
    may: 'cases:view',
    places: ({ areaCode, formerAreaCode, units }) => [
      { areaCode, units },
      { areaCode: formerAreaCode, units: [] },
    ],
  },
)

/** History of many cases at once, in one transaction; only imports use it. */
export interface HistoryImport {
  /** `call` is the server's Call under which the import runs. */
  importMany(call: object, rows: readonly HistoryRow[]): Promise<HistoryOutcome[]>
  /** Answers what `importMany` would, and writes nothing. */
  tryMany(call: object, rows: readonly HistoryRow[]): Promise<HistoryOutcome[]>
}
export interface HistoryRow {
  command: import('./domain/command.ts').ImportHistory
  appellant: AppellantInput | null
}
export type HistoryOutcome =
  | { ok: true; id: string; caseNo: string; known: boolean }
  | { ok: false; code: string; zh: string; en: string }
/** Blind indexes of a phone, by which cases of the same caller are found without opening any number. */
export const phoneIndexesOf = port<(phone: string) => string[]>('cases.phoneIndexesOf')
export const historyImport = port<HistoryImport>('cases.historyImport')

/** Proof by replay for the whole store: each case's row against the fold of its record. */
export interface RecordProof {
  verifyAll(limit: number | null): AsyncIterable<{ caseId: string; lines: number; faults: string[] }>
}
export const recordProof = port<RecordProof>('cases.recordProof')
