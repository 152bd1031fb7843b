import { type Exact, exact, isLess, isMore, over, times } from '#core/number/exact.ts'
import { toText } from '#core/number/round-exact.ts'
import type { Verdict } from './judge-target.ts'
import type { Band, Scheme } from './scheme.ts'

/** The band that a verdict in words allows. */
export function bandOf(scheme: Scheme, verdict: Verdict): Band {
  const degree = verdict === 'met' ? 'met' : verdict === 'partly' ? 'partly' : 'notMet'
  return scheme.bands.find((band) => band.degree === degree)!
}

/** Whether a score lies in a band; both ends count, because neighbours share them in practice (4 of 5 for 持平). */
export function isInBand(band: Band, score: Exact, weight: Exact): boolean {
  const share = over(times(exact(100), score), weight)
  return share !== null && !isLess(share, band.least) && !isMore(share, band.most)
}

export const bandText = ({ most, least }: Band): string => `${toText(most)}–${toText(least)}%`
