/** How badly the line between city and district behaves; shares between 0 and 1. */
export interface Trouble {
  seed: number
  /** Up to so long every request and answer is on its way. */
  delayMs: number
  /** Messages taken, but the answer is lost. */
  loseAnswer: number
  /** Refused before anything is taken. */
  refuse: number
  /** Messages sent once more although they were acknowledged, and envelopes delivered twice. */
  repeat: number
  shuffle: boolean
}

export const CALM: Trouble = { seed: 1, delayMs: 0, loseAnswer: 0, refuse: 0, repeat: 0, shuffle: false }

/** The same throws for the same seed (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export function shuffled<T>(list: readonly T[], roll: () => number): T[] {
  const mixed = [...list]
  for (let at = mixed.length - 1; at > 0; at--) {
    const other = Math.floor(roll() * (at + 1))
    ;[mixed[at], mixed[other]] = [mixed[other]!, mixed[at]!]
  }
  return mixed
}
