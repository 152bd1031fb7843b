/** What rules look at of a case. Persons are blind numbers: nobody can be found from them. */
export interface CaseFact {
  id: string
  reportedMs: number
  closedMs: number | null
  dueMs: number | null
  areaCode: string | null
  category: string | null
  unit: string | null
  lon: number | null
  lat: number | null
  /** Spelling of the address by which the same place is found again; null without a number of house or building. */
  addressKey: string | null
  persons: readonly string[]
}
