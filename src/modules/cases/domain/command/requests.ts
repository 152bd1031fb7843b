import type { Limit } from '#core/time/limit.ts'
import type { ExtensionReason, SuspensionReason, VoidReason } from '../enums.ts'
import type { Remarks, SlavesGo, Told } from './intake.ts'

export interface AddCoHandler extends Remarks {
  type: 'addCoHandler'
  unit: string
  limit?: Limit
  /** What is to be done. */
  text?: string
}

export interface RequestExtension extends Remarks {
  type: 'requestExtension'
  reason: ExtensionReason
  text: string
  /** How much more, counted from the due. */
  grant: Limit
  /** What shows the reason; or attachments. */
  photos?: string[]
}

export interface ApproveExtension extends Remarks {
  type: 'approveExtension'
  /** Less or more than was asked for; without it what was asked for. */
  grant?: Limit
}

export interface RequestSuspension extends Remarks, Told {
  type: 'requestSuspension'
  reason: SuspensionReason
  text: string
  targetMs: number
}

export interface ApproveSuspension extends Remarks {
  type: 'approveSuspension'
  /** Another target date than was asked for. */
  targetMs?: number
}

export interface RequestVoid extends Remarks {
  type: 'requestVoid'
  reason: VoidReason
  text?: string
}

export interface ApproveVoid extends Remarks {
  type: 'approveVoid'
  slaves?: SlavesGo
}

export interface RefuseExtension extends Remarks {
  type: 'refuseExtension'
  reason: string
}

export interface RefuseSuspension extends Remarks {
  type: 'refuseSuspension'
  reason: string
}

export interface RefuseVoid extends Remarks {
  type: 'refuseVoid'
  reason: string
}

export interface Resume extends Remarks {
  type: 'resume'
  /** Why work goes on; the system needs none on the target date. */
  reason?: string
}

export type RequestCommand =
  | AddCoHandler
  | RequestExtension
  | ApproveExtension
  | RefuseExtension
  | RequestSuspension
  | ApproveSuspension
  | RefuseSuspension
  | RequestVoid
  | ApproveVoid
  | RefuseVoid
  | Resume
