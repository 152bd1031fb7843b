import type { Quality, ReadingQuality } from './sign.ts'

/**
 * What may be thought of the last value. A simulated one that has grown old is stale like any other; that it was made
 * up is said beside it all the same.
 */
export function qualityOf(
  last: { atMs: number; quality: ReadingQuality } | null,
  staleAfterMinutes: number,
  nowMs: number,
): Quality {
  if (last === null) return 'missing'
  return nowMs - last.atMs > staleAfterMinutes * 60_000 ? 'stale' : last.quality
}
