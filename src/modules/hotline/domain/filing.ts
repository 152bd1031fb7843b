/**
 * What became of a report, for the filing rate (domain §6.1, §6.2 `fileRate`). Only `filed` and `declined` are in the rate: its
 * population leaves out what was voided, referred or merged (the master counts once), and counts whose filing was decided.
 */
export const FILING_OUTCOMES = [
  'filed',
  'declined',
  'pending',
  'direct',
  'rejected',
  'referred',
  'merged',
  'voided',
  'other',
] as const
export type FilingOutcome = (typeof FILING_OUTCOMES)[number]

export interface FilingFacts {
  /** State it stands in; of an archived case the one it was archived from. */
  stand: string
  open: boolean
  closeKind: string | null
  hasBeenFiled: boolean
  /** Filing was declined before it was ever filed. */
  declinedFirst: boolean
}

/** The database sorts by the same rules (`hotline.v_filing`), and a test holds the two together. */
export function filingOutcomeOf({ stand, open, closeKind, hasBeenFiled, declinedFirst }: FilingFacts): FilingOutcome {
  if (stand === 'voided' || stand === 'referred' || stand === 'merged') return stand
  if (declinedFirst) return 'declined'
  if (hasBeenFiled) return 'filed'
  if (stand === 'rejected') return 'rejected'
  if (closeKind === 'direct') return 'direct'
  return open ? 'pending' : 'other'
}

export type FilingCounts = Readonly<Record<FilingOutcome, number>>

/** Filed by the first decision / decided on. */
export function filingShare({ filed, declined }: FilingCounts): { part: number; whole: number } {
  return { part: filed, whole: filed + declined }
}

export const isInRate = (outcome: FilingOutcome): boolean => outcome === 'filed' || outcome === 'declined'
