import { type AskedView, askedByRule } from './verification-by-rule.ts'

/** What decides whether the house accepts a case by itself (domain §4.4, §4.5 autoAccept). */
export interface AcceptanceView extends AskedView {
  autoAccept: 'off' | 'rule' | 'confidence'
  autoAcceptConfidence: number
  /** How sure the device or program was; null where a person reported. */
  confidence: number | null
  /** What the look at the scene gave; null: nobody has looked. */
  verified: 'true' | 'false' | 'notFound' | null
  /** An open case is probably the same matter: a person looks first. */
  hasSimilar: boolean
}

export type Acceptance = { byRule: string } | { confidence: number }

/** Everything that acceptance needs is there, and nothing like it is open. */
const RULE = 'complete-and-no-duplicate'

/** Why the house may accept now; null: it waits for the intake officer. */
export function automaticAcceptance(view: AcceptanceView): Acceptance | null {
  const { autoAccept, confidence, verified } = view
  // Where somebody has been on the spot, what they saw decides.
  const wanted = verified === 'true' ? null : askedByRule(view)
  if (view.hasSimilar || wanted === 'scene' || (verified !== null && verified !== 'true')) return null
  // A picture is looked at by a person; only a sure one stands for itself.
  if (autoAccept === 'rule') return wanted === 'picture' ? null : { byRule: RULE }
  return autoAccept === 'confidence' && confidence !== null && confidence >= view.autoAcceptConfidence
    ? { confidence }
    : null
}
