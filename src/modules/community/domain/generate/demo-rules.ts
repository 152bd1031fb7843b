/** How the demonstration's people and enterprises are made: `districts/<key>/demo-community.json`. */
export interface DemoCommunityRules {
  seed: number
  districtName: string
  buildings: { first: number; other: number }
  householdsPerBuilding: { first: readonly [number, number]; other: readonly [number, number] }
  enterprises: { first: number; other: number }
  careShare: number
  tradeWords: readonly string[]
  trades: readonly { industry: string; ends: readonly string[] }[]
  visitTexts: Readonly<Record<string, readonly string[]>>
  serviceTexts: Readonly<Record<string, readonly string[]>>
  householdNeeds: readonly { kind: string; text: string }[]
  enterpriseNeeds: readonly { kind: string; text: string }[]
  steps: readonly string[]
  /** The lists of `people.json`. */
  names: DemoNames
}

export interface DemoNames {
  surnames: string
  givenFirst: string
  givenSecond: string
  /** Seven digits of a range that no operator has given out. */
  phonePrefix: string
}
