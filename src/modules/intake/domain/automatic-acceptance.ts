/** What decides whether the house accepts a case by itself (domain §4.4, §4.5 autoAccept). */
export interface AcceptanceView {
  autoAccept: 'off' | 'rule' | 'confidence'
  autoAcceptConfidence: number
  verifyBeforeFiling: 'never' | 'onRequest' | 'publicReports' | 'imageReview' | 'always'
  /** How sure the device or program was; null where a person reported. */
  confidence: number | null
  /** Somebody of the public asked. */
  publicReport: boolean
  /** What the look at the scene gave; null: nobody has looked. */
  verified: 'true' | 'false' | 'notFound' | null
  /** Score of the likeliest open case about the same matter. */
  likeness: number
}

export type Acceptance = { byRule: string } | { confidence: number }

/** From here on two cases are suggested for merging (domain §4.4, duplicate rule): then a person looks first. */
const SUGGESTED = 0.75
/** Everything that acceptance needs is there, and nothing like it is open. */
const RULE = 'complete-and-no-duplicate'

/** Why the house may accept now; null: it waits for the intake officer. */
export function automaticAcceptance(view: AcceptanceView): Acceptance | null {
  if (view.likeness >= SUGGESTED || mustBeSeen(view)) return null
  if (view.autoAccept === 'rule') return { byRule: RULE }
  const { autoAccept, confidence } = view
  return autoAccept === 'confidence' && confidence !== null && confidence >= view.autoAcceptConfidence
    ? { confidence }
    : null
}

/** Where the rules ask for a look at the scene, only its good result lets the house go on; a sure image stands for one. */
function mustBeSeen({ verifyBeforeFiling, publicReport, verified }: AcceptanceView): boolean {
  if (verified !== null) return verified !== 'true'
  return verifyBeforeFiling === 'always' || (verifyBeforeFiling === 'publicReports' && publicReport)
}
