/** One thing that a rule sees at one moment. */
export interface Situation {
  /** The same matter has the same subject as long as it lasts. */
  subject: string
  /** Where: the smallest area that holds all cases; null where there is none. */
  areaCode: string | null
  /** Whose: of loads and of trends by unit. */
  unit: string | null
  /** Beginning of the category codes; null: of any. */
  category: string | null
  lon: number | null
  lat: number | null
  /** Oldest first. */
  caseIds: readonly string[]
  firstMs: number
  lastMs: number
  seen: number
  /** What explains it: all that its sentence needs. */
  evidence: Evidence
}

export type Evidence =
  | { kind: 'repeat' | 'appellant'; days: number; atLeast: number; address: string | null }
  | RiseEvidence
  | { kind: 'overdue'; open: number; overdue: number; percent: number }

export interface RiseEvidence {
  kind: 'rise'
  days: number
  /** Of the periods compared with, newest first. */
  before: readonly { day: number; count: number }[]
  expected: number
  /** How likely so many or more are by chance. */
  chance: number
  falseAlarmRate: number
  /** Spread of the past over that of pure chance (1). */
  dispersion: number
}
