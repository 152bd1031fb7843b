/** A clock stands still in [fromMs, toMs); toMs is null while the pause is open. */
export interface Pause {
  fromMs: number
  toMs: number | null
  cause: string
}

/** A pause made ready for reckoning: `toMs` is Infinity while it is open. */
export interface Stop {
  readonly fromMs: number
  readonly toMs: number
  readonly cause: string
}

/**
 * In time order, cut at the start, none overlapping another: where two overlap, the earlier one keeps the common part
 * and its cause. Touching ones stay apart, which changes no due and keeps each cause for the explanation.
 */
export function orderPauses(pauses: readonly Pause[], startMs: number): Stop[] {
  const stops: Stop[] = []
  let free = startMs
  for (const pause of pauses.toSorted((a, b) => a.fromMs - b.fromMs)) {
    const toMs = pause.toMs ?? Number.POSITIVE_INFINITY
    if (!(toMs >= pause.fromMs)) throw new RangeError('A pause ends before it begins; correct its times.')
    const fromMs = Math.max(pause.fromMs, free)
    if (toMs <= fromMs) continue
    stops.push({ fromMs, toMs, cause: pause.cause })
    free = toMs
  }
  return stops
}
