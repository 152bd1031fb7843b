import type { Title } from '#core/module-card.ts'

const HOUR = 3600
const DAY = 24 * HOUR

/** Where one class of the time from report to end begins, in seconds; the first begins at nought. Changing it needs all facts drawn anew. */
export const BUCKET_EDGES = [
  HOUR,
  4 * HOUR,
  8 * HOUR,
  DAY,
  2 * DAY,
  3 * DAY,
  5 * DAY,
  7 * DAY,
  10 * DAY,
  15 * DAY,
  30 * DAY,
] as const

/** The bucket of cases that have not ended. */
export const NOT_ENDED = -1

export const BUCKETS: readonly Title[] = [
  { zh: '1小时内', en: 'under 1 h' },
  { zh: '1–4小时', en: '1–4 h' },
  { zh: '4–8小时', en: '4–8 h' },
  { zh: '8–24小时', en: '8–24 h' },
  { zh: '1–2天', en: '1–2 d' },
  { zh: '2–3天', en: '2–3 d' },
  { zh: '3–5天', en: '3–5 d' },
  { zh: '5–7天', en: '5–7 d' },
  { zh: '7–10天', en: '7–10 d' },
  { zh: '10–15天', en: '10–15 d' },
  { zh: '15–30天', en: '15–30 d' },
  { zh: '30天以上', en: 'over 30 d' },
]

/** Where each class ends, as people say it: the points of the curve. */
export const WITHIN: readonly Title[] = [
  { zh: '1小时', en: '1 h' },
  { zh: '4小时', en: '4 h' },
  { zh: '8小时', en: '8 h' },
  { zh: '1天', en: '1 d' },
  { zh: '2天', en: '2 d' },
  { zh: '3天', en: '3 d' },
  { zh: '5天', en: '5 d' },
  { zh: '7天', en: '7 d' },
  { zh: '10天', en: '10 d' },
  { zh: '15天', en: '15 d' },
  { zh: '30天', en: '30 d' },
]

/** The class in which the case lies that stands at this part of all ended ones (nearest rank); null: none has ended. */
export function bucketAt(counts: readonly number[], part: number): number | null {
  const all = counts.reduce((sum, n) => sum + n, 0)
  if (all === 0) return null
  const rank = Math.max(1, Math.ceil(all * part))
  let seen = 0
  for (const [at, n] of counts.entries()) {
    seen += n
    if (seen >= rank) return at
  }
  return null
}

/** How many of all reports had ended within each edge. */
export function endedWithin(counts: readonly number[]): number[] {
  let seen = 0
  return BUCKET_EDGES.map((_, at) => {
    seen += counts[at] ?? 0
    return seen
  })
}
