import { type Exact, exact, isMore, minus, sizeOf } from '#core/number/exact.ts'

/** One person's finished scoring; a null score: too little applied to score at all. */
export interface Verdict {
  score: Exact | null
}
export type Settled = { kind: 'wait' | 'third' | 'unscorable' } | { kind: 'scored'; turn: 1 | 2 | 3 }

/**
 * What holds of a case (domain §6.5). The first score holds; where a blind second differs by more than so many points, or one
 * of the two finds that nothing can be scored, a third decides.
 */
export function settle(
  turns: { first: Verdict | null; second: Verdict | null; third: Verdict | null; twice: boolean },
  thirdOver: number,
): Settled {
  const { first, second, third, twice } = turns
  if (third) return third.score ? { kind: 'scored', turn: 3 } : { kind: 'unscorable' }
  if (!first || (twice && !second)) return { kind: 'wait' }
  if (!twice || !second) return first.score ? { kind: 'scored', turn: 1 } : { kind: 'unscorable' }
  if (first.score && second.score)
    return isMore(sizeOf(minus(first.score, second.score)), exact(thirdOver))
      ? { kind: 'third' }
      : { kind: 'scored', turn: 1 }
  return first.score || second.score ? { kind: 'third' } : { kind: 'unscorable' }
}
