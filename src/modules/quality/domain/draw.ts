import type { Exact } from '#core/number/exact.ts'
import { sampleSize } from './sample-size.ts'
import { type Least, shareSample } from './share-sample.ts'

/** Why a case is looked at whatever the draw says; such cases are reported apart. */
export type CertainWhy = 'supervision' | 'unsolvable'
/** `reserve`: behind the drawn ones of its stratum, in the order in which they replace what cannot be scored. */
export type Part = 'certain' | 'drawn' | 'reserve'

export interface FrameCase {
  caseId: string
  stratum: string
  certain: CertainWhy | null
}
export interface DrawnCase extends FrameCase {
  part: Part
  /** SHA-256 of `seed:caseId`, hex. */
  key: string
  /** From 1 in the stratum's order; of the certain part too. */
  rank: number
}
export interface DrawWish extends Least {
  seed: string
  errorPercent: number
  z: Exact
}
/** Hex of SHA-256 over UTF-8; passed in, for rules call nothing of the surroundings. */
export type Digest = (text: string) => string

const before = (a: { key: string; caseId: string }, b: { key: string; caseId: string }) =>
  a.key < b.key || (a.key === b.key && a.caseId < b.caseId) ? -1 : 1

/** The order in which cases are taken: SHA-256 of `seed:caseId`, ascending. Whoever has seed and ids finds the same. */
export function drawOrder<T extends { caseId: string }>(rows: readonly T[], seed: string, digest: Digest) {
  return rows.map((row) => ({ ...row, key: digest(`${seed}:${row.caseId}`) })).sort(before)
}

/** The whole frame with what was drawn (domain §6.5): certain cases first, then each stratum in its order. */
export function drawSample(frame: readonly FrameCase[], wish: DrawWish, digest: Digest): DrawnCase[] {
  const rest = frame.filter(({ certain }) => certain === null)
  const sizes = countBy(rest)
  const shares = shareSample(sizes, sampleSize(rest.length, wish.errorPercent, wish.z), wish)
  const ranks = new Map<string, number>()
  return drawOrder(frame, wish.seed, digest).map((row) => {
    const place = `${row.certain === null ? 'drawn' : 'certain'} ${row.stratum}`
    const rank = (ranks.get(place) ?? 0) + 1
    ranks.set(place, rank)
    const isDrawn = rank <= (shares.get(row.stratum) ?? 0)
    return { ...row, rank, part: row.certain !== null ? 'certain' : isDrawn ? 'drawn' : 'reserve' }
  })
}

/** Which of those to score are scored twice: a share, at least so many, drawn the same way with `seed:2`. */
export function drawSecond(
  caseIds: readonly string[],
  { seed, secondPercent, leastSecond }: { seed: string; secondPercent: number; leastSecond: number },
  digest: Digest,
): Set<string> {
  const wanted = Math.max(leastSecond, Math.floor((caseIds.length * secondPercent + 99) / 100))
  const rows = caseIds.map((caseId) => ({ caseId }))
  return new Set(
    drawOrder(rows, `${seed}:2`, digest)
      .slice(0, wanted)
      .map(({ caseId }) => caseId),
  )
}

export function countBy(rows: readonly { stratum: string }[]): Map<string, number> {
  const sizes = new Map<string, number>()
  for (const { stratum } of rows) sizes.set(stratum, (sizes.get(stratum) ?? 0) + 1)
  return sizes
}
