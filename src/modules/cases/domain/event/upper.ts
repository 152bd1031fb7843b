import type { Birth, CheckReport, OrderSeed } from '../case-event.ts'
import type { UpperOutcome, VerificationResult } from '../enums.ts'

/** What happened between the district and its upper level, on the spot before acceptance, and by the appellant's will. */
export interface UpperBodies {
  DirectOrderReceived: { birth: Birth; lead: OrderSeed; givenDue: number; messageNo: string | null }
  Escalated: { orderId: string | null; upperUnit: string; text: string; proposedBy: string }
  UpperReplied: {
    outcome: UpperOutcome
    text: string
    messageNo: string | null
    to: 'filed' | 'callback' | 'toClose'
  }
  EscalationRecalled: { reason: string }
  UpperDueSet: { due: number; reason: string; messageNo: string | null }
  VerificationRequested: { verifier: string | null; text: string | null }
  Verified: CheckReport & { result: VerificationResult; text: string | null }
  VerificationCancelled: { reason: string }
  /** to `=`: recorded only, the case goes on. */
  Withdrawn: { appellant: string | null; reason: string | null; orderId: string | null; to: 'voided' | 'done' | '=' }
}
