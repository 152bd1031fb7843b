export interface Spread {
  count: number
  medianMs: number
  p95Ms: number
  mostMs: number
}

export function spreadOf(times: readonly number[]): Spread {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number) => round(sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0)
  return { count: sorted.length, medianMs: at(0.5), p95Ms: at(0.95), mostMs: at(1) }
}

export const round = (value: number) => Math.round(value * 100) / 100
