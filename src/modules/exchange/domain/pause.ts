/** Pause after so many vain tries: the first, then twice as long each time, at most `mostSeconds`. */
export function pauseMs(tries: number, firstSeconds: number, mostSeconds: number): number {
  const doublings = Math.min(Math.max(0, tries - 1), 30)
  return Math.min(mostSeconds, firstSeconds * 2 ** doublings) * 1000
}
