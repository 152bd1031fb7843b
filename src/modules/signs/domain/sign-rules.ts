/** The district's file `sign-rules.json`: how long readings are kept, and what is taken. */
export interface SignRules {
  version: string
  /** Single readings are kept at least so many days; those of slow signs longer, see `rawKeptMs`. */
  rawDays: number
  /** Hours and days of readings. */
  hourDays: number
  dayDays: number
  /** A clock outside may be ahead by so much. */
  aheadSeconds: number
  /** Own rates are reckoned over so many days before the moment. */
  rateDays: number
  /** Own rates of fewer than this many say nothing. */
  rateLeast: number
}

const DAY_MS = 86_400_000
/** So many readings of a slow sign are kept whatever their age. */
const LEAST_READINGS = 400
const EVENT_REFRESH_MINUTES = 1440

export function readSignRules(file: SignRules): SignRules {
  for (const name of ['rawDays', 'hourDays', 'dayDays', 'aheadSeconds', 'rateDays', 'rateLeast'] as const)
    if (!Number.isInteger(file[name]) || file[name] < 1) throw new Error(`sign-rules.json: ${name} must be 1 or more`)
  // Hours are rolled from single readings, those that came late again.
  if (file.rawDays < 4) throw new Error('sign-rules.json: rawDays must be 4 or more')
  return file
}

/** A reading of a sign that comes once a month must outlive the weeks after which those of every minute are dropped. */
export function rawKeptMs(rules: SignRules, refreshMinutes: number | null): number {
  return Math.max(rules.rawDays * DAY_MS, LEAST_READINGS * (refreshMinutes ?? EVENT_REFRESH_MINUTES) * 60_000)
}
