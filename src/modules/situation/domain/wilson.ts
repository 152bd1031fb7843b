const Z = 1.959964

/** Where a share lies with 95 % confidence (Wilson score), 0 to 1; null of nothing. */
export function wilson(part: number, whole: number): { low: number; high: number } | null {
  if (whole === 0) return null
  const share = part / whole
  const z2 = Z * Z
  const middle = (share + z2 / (2 * whole)) / (1 + z2 / whole)
  const half = (Z / (1 + z2 / whole)) * Math.sqrt((share * (1 - share)) / whole + z2 / (4 * whole * whole))
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) }
}
