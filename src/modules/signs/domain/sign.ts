/** How bad a value is (domain §11); `normal` is the mildest. */
export const LEVELS = ['normal', 'yellow', 'orange', 'red'] as const
export type Level = (typeof LEVELS)[number]
export type AlarmLevel = Exclude<Level, 'normal'>

/** What is known of a value. `missing`: none has ever come; `simulated`: made up for a demonstration. */
export const QUALITIES = ['good', 'estimated', 'simulated', 'stale', 'missing'] as const
export type Quality = (typeof QUALITIES)[number]
/** What a single reading may say of itself. */
export type ReadingQuality = 'good' | 'estimated' | 'simulated'

export const DIRECTIONS = ['lower_is_better', 'higher_is_better', 'band'] as const
export type Direction = (typeof DIRECTIONS)[number]

export type Band = readonly [low: number, high: number]
/** A number, or for a band the two edges outside which the alarm stands. */
export type Threshold = number | Band
export type Thresholds = Readonly<Record<AlarmLevel, Threshold>>

export type SourceKind = 'platform' | 'interface' | 'sensor' | 'manual'

/** What a simulator draws values from. */
export interface Typical {
  mean: number
  dailyAmplitude: number
  noise: number
  peakHour: number
}

/** Red opens a case of this category, one for each place within the minutes. */
export interface Actionable {
  category: string
  dedupeMinutes: number
  useObjectCategory: boolean
}

/** One sign as `vital-signs.json` describes it. */
export interface SignCard {
  code: string
  id: string
  domain: string
  domainZh: string
  zh: string
  en: string
  unit: string
  decimals: number
  baseline: string | null
  kind: 'periodic' | 'event'
  refreshMinutes: number | null
  staleAfterMinutes: number
  direction: Direction
  thresholds: Thresholds
  /** Lowest and highest possible value; null: no bound. */
  range: readonly [low: number | null, high: number | null]
  /** Key of the body that answers for it. */
  owner: string
  source: { kind: SourceKind; zh: string }
  actionable: Actionable | null
  typical: Typical
  /** Names of coded values, by value. */
  valueLabels?: Readonly<Record<string, string>>
}

/** When a level is left: after how many readings, each how far back. */
export interface Hysteresis {
  readings: number
  backPercent: number
}

/** The district's file. */
export interface SignFile {
  hysteresis: Hysteresis
  signs: readonly SignCard[]
}
