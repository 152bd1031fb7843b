import type { Limit } from '#core/time/limit.ts'
import type { OrderSeed } from '../case-event.ts'
import type { Request } from '../case-state.ts'
import type { ExtensionReason, SuspensionReason, VoidReason } from '../enums.ts'

/** What happened about helping units, extensions, suspensions and voiding. */
export interface RequestBodies {
  CoHandlerAdded: { order: OrderSeed; text: string | null }
  ExtensionRequested: { request: Request; photos: string[] }
  /** lateDecision: decided after the due that it moves. */
  ExtensionApproved: { requestId: string; reason: ExtensionReason; grant: Limit; lateDecision: boolean }
  ExtensionRefused: { requestId: string; reason: string }
  SuspensionRequested: { request: Request; told: boolean }
  Suspended: { requestId: string; reason: SuspensionReason; text: string; targetAt: number }
  SuspensionRefused: { requestId: string; reason: string }
  VoidRequested: { request: Request }
  VoidApproved: { requestId: string; reason: VoidReason }
  VoidRefused: { requestId: string; reason: string }
  /** early: before the target date, for a reason. */
  Resumed: { reason: string | null; early: boolean }
}
