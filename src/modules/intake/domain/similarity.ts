/** What the duplicate rule compares (domain §4.4, duplicate rule). */
export interface Comparison {
  /** Share of common two-character terms, 0 to 1. */
  text: number
  distanceM: number | null
  sameCategory: boolean
  sameClass: boolean
  ageDays: number
  samePerson: boolean
}

const NEAR_M = 50
const FAR_M = 500
const SAME_PERSON_DAYS = 30
const OTHERS_DAYS = 7

/** 0.4 text + 0.3 distance + 0.2 category + 0.1 time. */
export function similarity(with_: Comparison): number {
  const distance = with_.distanceM === null ? 0 : falling(with_.distanceM, NEAR_M, FAR_M)
  const category = with_.sameCategory ? 1 : with_.sameClass ? 0.5 : 0
  const time = falling(with_.ageDays, 0, with_.samePerson ? SAME_PERSON_DAYS : OTHERS_DAYS)
  return 0.4 * with_.text + 0.3 * distance + 0.2 * category + 0.1 * time
}

/** 1 up to `full`, 0 from `none` on, straight between. */
function falling(value: number, full: number, none: number): number {
  if (value <= full) return 1
  if (value >= none) return 0
  return (none - value) / (none - full)
}

/** Overlap coefficient of two sets of terms: a short call about a long report still fits. */
export function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const least = Math.min(a.size, b.size)
  if (least === 0) return 0
  let common = 0
  for (const term of a) if (b.has(term)) common++
  return common / least
}
