/** What is compared of a report; a part that is not known is left out of the judgement, not held against it. */
export interface Report {
  id: string
  openedMs: number
  /** When it ended: what had ended before the other began is hardly the same. */
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
}
