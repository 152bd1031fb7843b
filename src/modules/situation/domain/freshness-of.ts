export type Freshness = 'live' | 'fresh' | 'stale' | 'never' | 'none'

const DAY_MS = 86_400_000

/** How a layer stands by the day to which its data are true. A layer without limit does not grow stale. */
export function freshnessOf(
  layer: { kind: 'loaded' | 'live' | 'slot'; dataMs: number | null; staleAfterDays: number | null },
  nowMs: number,
): Freshness {
  if (layer.kind === 'live') return 'live'
  if (layer.kind === 'slot') return 'none'
  if (layer.dataMs === null) return 'never'
  if (layer.staleAfterDays === null) return 'fresh'
  return nowMs - layer.dataMs > layer.staleAfterDays * DAY_MS ? 'stale' : 'fresh'
}
