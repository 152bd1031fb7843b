const SECOND_MS = 1000
const HOUR_MS = 3_600_000

/** Tries of one message before a person has to look at it: about half a day. */
export const MOST_TRIES = 10

/** Pause after so many vain tries: 10 s, 30 s, 90 s, … at most six hours; null when no more are made. */
export function pauseAfter(tries: number): number | null {
  if (tries >= MOST_TRIES) return null
  return Math.min(6 * HOUR_MS, 10 * SECOND_MS * 3 ** (Math.max(1, tries) - 1))
}
