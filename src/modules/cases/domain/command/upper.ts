import type { UpperOutcome, VerificationResult } from '../enums.ts'
import type { Intake, Remarks } from './intake.ts'

export interface ReceiveDirectOrder extends Intake {
  type: 'receiveDirectOrder'
  externalNo: string
  /** The unit that the upper level names. */
  lead: string
  givenDueMs: number
  messageNo?: string
}

export interface Escalate extends Remarks {
  type: 'escalate'
  /** To whom it is passed up. */
  upperUnit: string
  text: string
  proposedBy: string
}

export interface UpperReply extends Remarks {
  type: 'upperReply'
  outcome: UpperOutcome
  text: string
  messageNo?: string
}

export interface RecallEscalation extends Remarks {
  type: 'recallEscalation'
  reason: string
}

export interface SetUpperDue extends Remarks {
  type: 'setUpperDue'
  dueMs: number
  reason: string
  messageNo?: string
}

export interface RequestVerification extends Remarks {
  type: 'requestVerification'
  /** Without a name whoever serves the place. */
  verifier?: string
  /** What is to be found out. */
  text?: string
}

export interface SubmitVerification extends Remarks {
  type: 'submitVerification'
  result: VerificationResult
  text?: string
  photos?: string[]
  position?: { lon: number; lat: number }
  /** Why it was made from further away. */
  distanceReason?: string
}

export interface CancelVerification extends Remarks {
  type: 'cancelVerification'
  reason: string
}

export interface Withdraw extends Remarks {
  type: 'withdraw'
  /** Who withdraws, where several people asked; an operator names them. */
  appellant?: string
  reason?: string
}

export type UpperCommand =
  | ReceiveDirectOrder
  | Escalate
  | UpperReply
  | RecallEscalation
  | SetUpperDue
  | RequestVerification
  | SubmitVerification
  | CancelVerification
  | Withdraw
