/** What the rules say of a look before acceptance (domain §4.4, §4.5 verifyBeforeFiling). */
export interface AskedView {
  verifyBeforeFiling: 'never' | 'onRequest' | 'publicReports' | 'imageReview' | 'always'
  /** It came by a channel of the public. */
  fromPublic: boolean
  /** It came with a picture. */
  pictured: boolean
}

/** Somebody looks at the scene, or at the picture; null: the rules ask for neither. */
export function askedByRule({ verifyBeforeFiling, fromPublic, pictured }: AskedView): 'scene' | 'picture' | null {
  if (verifyBeforeFiling === 'always' || (verifyBeforeFiling === 'publicReports' && fromPublic)) return 'scene'
  return verifyBeforeFiling === 'imageReview' && pictured ? 'picture' : null
}

/** A case that waits for acceptance, with whoever could look at its scene. */
export interface VerificationView extends AskedView {
  /** Switch: this kind of case may be verified. */
  verification: boolean
  emergency: boolean
  /** Nobody has classed it yet, and its words are those of an emergency. */
  seemsEmergency: boolean
  imported: boolean
  /** It is known in which area it lies. */
  located: boolean
  /** It was asked for before, by whomever, whatever came of it. */
  requested: boolean
  /** Persons who may verify and answer for the place now. */
  verifiers: readonly string[]
  reportedBy: string | null
}

export type Obstacle = 'emergency' | 'seemsEmergency' | 'notAllowed' | 'notLocated' | 'noVerifier' | 'ownReport'
export type VerificationVerdict =
  | { to: 'nothing' }
  | { to: 'look' }
  | { to: 'send'; verifier: string }
  | { to: 'leave'; because: Obstacle }

/** What the house does before acceptance: sends somebody, leaves it to the intake officer and says why, or nothing. */
export function verificationByRule(view: VerificationView): VerificationVerdict {
  const asked = askedByRule(view)
  if (asked === null || view.requested || view.imported) return { to: 'nothing' }
  if (asked === 'picture') return { to: 'look' }
  const leave = (because: Obstacle): VerificationVerdict => ({ to: 'leave', because })
  if (view.emergency) return leave('emergency')
  if (view.seemsEmergency) return leave('seemsEmergency')
  if (!view.verification) return leave('notAllowed')
  if (!view.located) return leave('notLocated')
  if (view.verifiers.length === 0) return leave('noVerifier')
  // Whoever reported it has seen it already: another pair of eyes is wanted.
  const verifier = view.verifiers.find((id) => id !== view.reportedBy)
  return verifier === undefined ? leave('ownReport') : { to: 'send', verifier }
}
