import type { EventType } from '../case-event.ts'
import type { ClockName } from '../clock-words.ts'
import type { RequestKind, SupervisionLevel } from '../enums.ts'
import type { Who } from '../posts.ts'
import type { RefusalCode } from '../refusals.ts'
import type { OrderStatus, StateId } from '../states.ts'

/** Switches that rows ask for; each has an effective value for a case (case-switch.ts). */
export interface Switches {
  handleClockStart: 'sign' | 'dispatch'
  requestEndorsement: boolean
  pauseOnReturn: boolean
  returnAllowed: boolean
  selfHandle: boolean
  firstContact: boolean
  check: 'required' | 'skippable'
  callback: 'required' | 'exempt'
  preCallback: boolean
  verification: boolean
  directDispatch: boolean
  upperCase: boolean
  emergency: boolean
  safety: boolean
}

export type SwitchIs = { [S in keyof Switches]?: Switches[S] }
export type SwitchOneOf = { [S in keyof Switches]?: readonly Switches[S][] }

/** Why a clock is not started; each sentence has its test in clock-effects.ts. */
export type Unless =
  | 'already running or measure taken'
  | 'appellant already contacted in this round'
  | 'not needed again'
  | 'no danger now'
  | 'no new date from the upper level'

export type ClockRef = ClockName | { clock: ClockName; if?: SwitchIs; unless?: Unless }

/** Clock effects; those of a row and of its target add up. `*`: all that remain. */
export interface RowClocks {
  stop?: readonly ClockName[]
  lapse?: readonly (ClockName | '*')[]
  resume?: readonly ClockName[]
  passOn?: readonly ClockName[]
  change?: readonly ClockName[]
  start?: readonly ClockRef[]
  pause?: readonly ClockRef[]
}

/** The open supervision: none, or its level and status. */
export type SupervisionIs = 'none' | `${SupervisionLevel}:${'opened' | 'replied'}`

/** When a target may be chosen. */
export interface TargetIf {
  sw?: SwitchOneOf
  state?: readonly StateId[]
  /** Status of the last lead order. */
  lead?: readonly OrderStatus[]
  /** call-back exempt, or withdrawn */
  exempt?: true
  withdrawn?: boolean
  redoLeft?: true
  /** No supervision of level I or II is open. */
  noHighSupervision?: true
  kind?: readonly RequestKind[]
  sup?: readonly SupervisionIs[]
}

/** What must hold; if it does not, the row's guard of the same meaning refuses (needs.ts). */
export interface Needs {
  sw?: SwitchOneOf
  lead?: readonly OrderStatus[]
  /** Status of the order acted on. */
  child?: readonly OrderStatus[]
  noChild?: true
  noRequest?: true
  request?: { state: readonly ('drafted' | 'endorsed')[]; kind?: readonly RequestKind[] }
  noHighSupervision?: true
  open?: readonly ClockName[]
  notOpen?: readonly ClockName[]
  /** check=skippable, or withdrawn */
  skippable?: true
  sup?: readonly SupervisionIs[]
}

/** What becomes of the lead order, the other orders and the request. */
export interface RowEffects {
  /** none: no unit leads any more; the old order keeps its status. */
  lead?: OrderStatus | 'none'
  /** The order acted on: signed becomes working. */
  leadTo?: 'working'
  children?: 'create' | 'sign' | 'finish' | 'withdrawAll'
  request?: 'lapse' | { open: RequestKind; state: 'drafted' | 'endorsed' } | { to: string }
  supervision?: 'none' | 'replied' | `${SupervisionLevel}:opened`
  /** Withdrawn by the appellant: never called back. */
  withdrawn?: true
  slaves?: 'repointToMaster'
  redo?: true | 'reset'
  imported?: true
}

export interface Target {
  /** `=` stays where it is. */
  state: StateId | '='
  when?: string
  if?: TargetIf
  clocks?: RowClocks
  effects?: RowEffects
}

/**
 * For whom a post counts. free: wherever it is held (a guard looks at the unit). area: the case lies in its area.
 * lead, parent, worker, request: held in the unit that leads, that hands down, that works on an order, that asked.
 * measure: a unit that has or had an order, or the area. checker, verifier: the one who is named, or the area.
 * answer: the unit that is asked (the guard looks at it); posts of the centre by area.
 */
export type PostScope =
  | 'free'
  | 'area'
  | 'lead'
  | 'parent'
  | 'worker'
  | 'request'
  | 'measure'
  | 'checker'
  | 'verifier'
  | 'answer'

/** One command: from where, to where, by whom, what refuses it, what it does to clocks and orders. */
export interface Row {
  id: string
  zh: string
  en: string
  level: 'case' | 'order' | 'request' | 'supervision'
  /** `-`: there is no case yet. */
  from: readonly (StateId | '-')[]
  /** In this state only after a return was granted (for the legal route); else refused with the state's sentence. */
  onlyIf?: { [S in StateId]?: 'returned' | 'returnedForLegalRoute' }
  to: readonly Target[]
  who: readonly Who[]
  scope: PostScope
  guards: readonly RefusalCode[]
  events: readonly EventType[]
  clocks?: RowClocks
  /** Why the row's clocks are paused; resuming ends only pauses of this cause. */
  pauseCause?: string
  needs?: Needs
  effects?: RowEffects
}
