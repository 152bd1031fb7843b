/** What looks like chance and is the same on every machine: for invented data. */
export interface SeededRandom {
  /** 0 up to but not 1. */
  next(): number
  /** Whole number, both ends included. */
  whole(low: number, high: number): number
  chance(share: number): boolean
  pick<T>(items: readonly T[]): T
}

/** Mulberry32: whole-number arithmetic only. A stream of its own for each name, so that one leaves the others as they were. */
export function seededRandom(seed: number, stream: string): SeededRandom {
  let state = (seed ^ hashText(stream)) >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const whole = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  return { next, whole, chance: (share) => next() < share, pick: (items) => items[whole(0, items.length - 1)]! }
}

/** FNV-1a. */
function hashText(text: string): number {
  let hash = 0x811c9dc5
  for (const char of text) hash = Math.imul(hash ^ char.codePointAt(0)!, 0x01000193)
  return hash >>> 0
}
