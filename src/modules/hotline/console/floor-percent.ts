/** Two figures, rounded down: a target is never reached by rounding. */
export function floorPercent(part: number, whole: number): string {
  return whole === 0 ? '—' : `${(Math.floor((part * 10_000) / whole) / 100).toFixed(2)}%`
}
