import type { Limit } from '#core/time/limit.ts'
import type { ReturnReason } from '../enums.ts'
import type { Remarks } from './intake.ts'

export interface Assignment extends Remarks {
  lead: string
  coHandlers?: string[]
  /** Sends it to the unit that just returned it; the duty chief's reason. */
  forceReason?: string
}

export interface Dispatch extends Assignment {
  type: 'dispatch'
  /** The system only: the rule or the confidence by which it dispatches. */
  byRule?: string
  confidence?: number
}

export interface Redispatch extends Assignment {
  type: 'redispatch'
  reason: string
}

export interface Sign extends Remarks {
  type: 'sign'
}

export interface HandDown extends Remarks {
  type: 'handDown'
  /** Which of the unit's orders; without it, its only open one. */
  parentId?: string
  unit: string
  limit?: Limit
  /** What is to be done. */
  text?: string
}

export interface SignOrder extends Remarks {
  type: 'signOrder'
  orderId: string
}

export interface CompleteOrder extends Remarks {
  type: 'completeOrder'
  orderId: string
  answer: string
  photosBefore?: string[]
  photosAfter?: string[]
}

export interface ReturnOrder extends Remarks {
  type: 'returnOrder'
  orderId: string
  reason: ReturnReason
  text: string
}

export interface WithdrawOrder extends Remarks {
  type: 'withdrawOrder'
  orderId: string
  reason: string
}

export interface ContactTry {
  atMs: number
  means: 'call' | 'message' | 'visit'
  reached: boolean
  /** File id or call number that proves it. */
  proof?: string
}

export interface FirstContact extends Remarks {
  type: 'firstContact'
  tries: ContactTry[]
}

export interface RecordProgress extends Remarks {
  type: 'recordProgress'
  text: string
  orderId?: string
}

export interface TakeSafetyMeasure extends Remarks {
  type: 'takeSafetyMeasure'
  text?: string
  photos: string[]
}

export interface RequestReturn extends Remarks {
  type: 'requestReturn'
  reason: ReturnReason
  text: string
  legalBasis?: string
  suggestedUnit?: string
}

export interface EndorseRequest extends Remarks {
  type: 'endorseRequest'
}

export interface StopRequest extends Remarks {
  type: 'stopRequest'
  reason: string
}

export interface CancelRequest extends Remarks {
  type: 'cancelRequest'
}

export interface ApproveReturn extends Remarks {
  type: 'approveReturn'
  /** The dispatcher chose wrongly; judged by the duty chief. */
  wrongDispatch: boolean
}

export interface RefuseReturn extends Remarks {
  type: 'refuseReturn'
  reason: string
}
