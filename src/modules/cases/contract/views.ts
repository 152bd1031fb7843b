import { type Static, Type } from 'typebox'
import { type ClockName, clockNames } from '#modules/clocks/contract.ts'
import { urgencies } from '../domain/enums.ts'
import { caseStates } from '../domain/states.ts'
import { Limit } from './inputs.ts'
import { Id, Instant, keysOf, nullable, Unit } from './words.ts'

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
  /** When the whole case ended, when it was due, and whether that was in time; null where it is not known (yet). */
  closedAt: nullable<string>(Instant),
  wholeDue: nullable<string>(Instant),
  onTime: nullable<boolean>(Type.Boolean()),
})
export type CaseRow = Static<typeof CaseRow>

/** The desks of the posts: each is one work list, sorted by the due of the step it waits for. */
export const DESKS = {
  intake: { zh: '待受理', en: 'To accept', states: ['reported'] },
  verify: { zh: '待核实', en: 'To verify', states: ['verifying'] },
  filing: { zh: '待立案', en: 'To file', states: ['accepted'] },
  dispatch: { zh: '待派遣', en: 'To dispatch', states: ['filed'] },
  sign: { zh: '待签收', en: 'To sign', states: ['dispatched'] },
  handle: { zh: '处置中', en: 'In hand', states: ['handling'] },
  orders: { zh: '下级工单', en: 'Lower orders', states: ['handling'] },
  requests: { zh: '待审申请', en: 'Requests', states: ['dispatched', 'handling', 'suspended'] },
  suspended: { zh: '挂账中', en: 'Suspended', states: ['suspended'] },
  escalated: { zh: '待上级答复', en: 'With the upper level', states: ['escalated'] },
  checkAssign: { zh: '待派核查', en: 'Checks to assign', states: ['done'] },
  check: { zh: '待核查', en: 'To check', states: ['checking'] },
  callback: { zh: '待回访', en: 'To call back', states: ['callback'] },
  decide: { zh: '待研判', en: 'To decide', states: ['callback'] },
  close: { zh: '待结案', en: 'To close', states: ['toClose'] },
  all: { zh: '全部案件', en: 'All cases', states: [] },
} as const
export type Desk = keyof typeof DESKS

export const LIST_LIGHTS = ['green', 'yellow', 'orange', 'red'] as const
export type ListLight = (typeof LIST_LIGHTS)[number]

export const filters = {
  desk: Type.Optional(keysOf(DESKS)),
  state: Type.Optional(Type.Array(keysOf(caseStates_()), { maxItems: 19 })),
  text: Type.Optional(Type.String({ maxLength: 100, description: 'case number, words, address, or a phone in full' })),
  channel: Type.Optional(Type.Array(Type.String({ maxLength: 40 }), { maxItems: 20 })),
  category: Type.Optional(Type.String({ pattern: '^[0-9]{2,6}$' })),
  area: Type.Optional(Type.String({ pattern: '^[0-9]{6,15}$' })),
  /** Cases with a place in it, borders included: `west,south,east,north` in degrees CGCS2000. */
  box: Type.Optional(Type.String({ pattern: '^-?[0-9]{1,3}([.][0-9]{1,12})?(,-?[0-9]{1,3}([.][0-9]{1,12})?){3}$' })),
  unit: Type.Optional(Unit),
  overdue: Type.Optional(Type.Boolean()),
  /** Only what the upper level sent straight to a unit. */
  direct: Type.Optional(Type.Boolean()),
  from: Type.Optional(Instant),
  to: Type.Optional(Instant),
  open: Type.Optional(Type.Boolean()),
  /** Ended and not reopened since; `closedBy`: had ended by then. */
  closed: Type.Optional(Type.Boolean()),
  closedBy: Type.Optional(Instant),
  /** Steps that the case waits for, by the name of their clock. */
  step: Type.Optional(Type.Array(Type.Unsafe<ClockName>(Type.Enum([...clockNames])), { maxItems: 30 })),
  /** The light of the step; red as soon as any time limit of the case is over. */
  light: Type.Optional(Type.Array(Type.Unsafe<ListLight>(Type.Enum([...LIST_LIGHTS])), { maxItems: 4 })),
  urgency: Type.Optional(Type.Array(keysOf(urgencies), { maxItems: 3 })),
  emergency: Type.Optional(Type.Boolean()),
  /** Under a supervision that is not closed. */
  supervised: Type.Optional(Type.Boolean()),
  /** When the step is due. */
  dueFrom: Type.Optional(Instant),
  dueTo: Type.Optional(Instant),
  /** When the time for the whole case was over, by the due that passed first; lapsed ones are in no such list. */
  wholeDueFrom: Type.Optional(Instant),
  wholeDueTo: Type.Optional(Instant),
  /** Of these: ended in time, or not. */
  wholeMet: Type.Optional(Type.Boolean()),
  /** When the last call-back was made that reached the appellant and asked how satisfied they are. */
  calledFrom: Type.Optional(Instant),
  calledTo: Type.Optional(Instant),
  satisfied: Type.Optional(Type.Boolean()),
  /** All reports of the matter that this case is of: itself, what was merged into it, what was reported as the same. */
  matter: Type.Optional(Id),
}
export const CaseFilters = Type.Object(filters)
export type CaseFilters = Static<typeof CaseFilters>

function caseStates_(): Record<(typeof caseStates)[number], true> {
  return Object.fromEntries(caseStates.map((state) => [state, true])) as Record<(typeof caseStates)[number], true>
}
