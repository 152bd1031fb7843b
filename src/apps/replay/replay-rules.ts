export type ReplayStep =
  | 'verify'
  | 'accept'
  | 'file'
  | 'dispatch'
  | 'sign'
  | 'help'
  | 'measure'
  | 'contact'
  | 'rework'
  | 'checkAssign'
  | 'check'
  | 'preCallback'
  | 'callback'
  | 'close'
  | 'return'
  | 'decide'

export interface ReplayRules {
  /** How long each simulated post takes, in minutes after the step before it. */
  minutes: Record<ReplayStep, number>
  /** The same where there is danger; steps that are not named take their usual time. */
  emergencyMinutes: Partial<Record<ReplayStep, number>>
  /** Of the time that the unit has left, at the least and at the most, where a message does not say when it was answered. */
  completeWithin: [number, number]
  /** How often a case takes a detour, 0 to 1. */
  share: { returned: number; checkFailed: number; unsatisfied: number; late: number }
  /** Category of a message in which no word of any category occurs. */
  fallbackCategory: string
  /** Answer to a message whose file holds none. */
  answer: string
}

/** A number from 0 to below 1 that depends on the text alone: the same file is replayed in the same way. */
export function shareOf(text: string, salt: string): number {
  let hash = 2_166_136_261
  for (const character of `${salt}|${text}`) hash = Math.imul(hash ^ character.codePointAt(0)!, 16_777_619)
  // FNV's low bits of short texts are poor: stir once more.
  hash ^= hash >>> 15
  hash = Math.imul(hash, 0x2c1b3c6d)
  hash ^= hash >>> 12
  return (hash >>> 0) / 4_294_967_296
}
