/** When it will end, of what is known to be open. */
export const STILL_OPEN = Number.POSITIVE_INFINITY

/** What is compared of a report; a part that is not known is left out of the judgement, not held against it. */
export interface Report {
  id: string
  openedMs: number
  /** When it ended: what had ended before the other began is hardly the same. `STILL_OPEN`, or null where it is not known. */
  endedMs: number | null
  lon: number | null
  lat: number | null
  address: string
  /** The finest class of it, and the class above. */
  type: string
  group: string
  /** Title and words of whoever reported. */
  words: string
  /** Who answers for it. */
  unit: string
  /** Who reported, by any marks that tell persons apart; none where they are not known. */
  callers?: readonly string[]
}
