import type { Limit } from '#core/time/limit.ts'
import type { Exclusion, SupervisionForm, SupervisionLevel } from '../enums.ts'
import type { Remarks } from './intake.ts'

export interface Urge extends Remarks {
  type: 'urge'
  text?: string
}

export interface ReplyUrge extends Remarks {
  type: 'replyUrge'
  text: string
}

export interface Remind extends Remarks {
  type: 'remind'
  text: string
  /** One of the units that have an order of the case; without it the one that leads. */
  unit?: string
  replyLimit?: Limit
}

export interface ReplyReminder extends Remarks {
  type: 'replyReminder'
  text: string
}

export interface Supervise extends Remarks {
  type: 'supervise'
  level: SupervisionLevel
  form?: SupervisionForm
  reason: string
  /** Without it the limit of the level. */
  replyLimit?: Limit
}

export interface ReplySupervision extends Remarks {
  type: 'replySupervision'
  text: string
}

export interface CloseSupervision extends Remarks {
  type: 'closeSupervision'
  /** Needed where nobody has replied. */
  reason?: string
}

export interface Instruct extends Remarks {
  type: 'instruct'
  text: string
  /** One of the units that have an order of the case; without it the one that leads. */
  unit?: string
  /** A reply is wanted, within the usual limit or the given one. */
  needsReply?: boolean
  replyLimit?: Limit
}

export interface ReplyInstruction extends Remarks {
  type: 'replyInstruction'
  text: string
}

/** The district asks before the upper level does. Under review the duty chief leaves the result out to confirm the record. */
export interface DoPreCallback extends Remarks {
  type: 'preCallback'
  contacted?: boolean
  /** Reached, but would not answer. */
  refused?: boolean
  solved?: boolean
  satisfied?: boolean
  /** Times of vain tries. */
  tries?: number[]
}

export interface Reconsider extends Remarks {
  type: 'reconsider'
  reason: string
  /** New date of the upper level. */
  givenDueMs?: number
}

export interface Archive extends Remarks {
  type: 'archive'
}

export interface SetExclusion extends Remarks {
  type: 'setExclusion'
  exclusion: Exclusion
  /** The supervisor who proposed it. */
  proposedBy?: string
  reason?: string
  /** One order; without it the whole case. */
  orderId?: string
  /** Only these indicators; without them all. */
  indicators?: string[]
}

export type SupervisionCommand =
  | Urge
  | ReplyUrge
  | Remind
  | ReplyReminder
  | Supervise
  | ReplySupervision
  | CloseSupervision
  | Instruct
  | ReplyInstruction
  | DoPreCallback
  | Reconsider
  | Archive
  | SetExclusion
