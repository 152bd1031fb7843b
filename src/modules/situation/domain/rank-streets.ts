import { wilson } from './wilson.ts'

export interface StreetShare {
  code: string
  part: number
  whole: number
}

export interface Ranked {
  code: string
  rank: number | null
  rate: number | null
  n: number
  low: number | null
  high: number | null
}

/**
 * Streets by their rate, best first. Of too few cases a rate says little, so such a street has no rank and stands after
 * the others; streets with equal rates share a rank.
 */
export function rankStreets(shares: readonly StreetShare[], least: number): Ranked[] {
  const rows = shares.map(({ code, part, whole }) => {
    const interval = wilson(part, whole)
    const rate = whole === 0 ? null : percent(part / whole)
    return {
      code,
      rate,
      n: whole,
      low: interval ? percent(interval.low) : null,
      high: interval ? percent(interval.high) : null,
      share: whole >= least ? part / whole : null,
    }
  })
  const enough = rows.filter((row) => row.share !== null)
  return rows
    .toSorted((a, b) => (b.share ?? -1) - (a.share ?? -1) || b.n - a.n || (a.code < b.code ? -1 : 1))
    .map(({ share, ...row }) => ({
      ...row,
      rank: share === null ? null : 1 + enough.filter((other) => other.share! > share).length,
    }))
}

/** One decimal, never rounded up to a full hundred or down to nothing (98.96 of 100 is not all). */
export function percent(share: number): number {
  const rounded = Math.round(share * 1000) / 10
  if (rounded === 100 && share < 1) return 99.9
  return rounded === 0 && share > 0 ? 0.1 : rounded
}
