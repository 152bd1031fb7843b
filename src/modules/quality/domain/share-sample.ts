export interface Least {
  leastPerStratum: number
  leastPercent: number
}

/**
 * Shares a sample among strata in proportion (largest remainder, ties by code), then raises each to
 * max(least, ⌈percent·N_u⌉), at most N_u (domain §6.5).
 */
export function shareSample(
  sizes: ReadonlyMap<string, number>,
  n: number,
  { leastPerStratum, leastPercent }: Least,
): Map<string, number> {
  const codes = [...sizes.keys()].sort()
  const population = codes.reduce((sum, code) => sum + sizes.get(code)!, 0)
  if (population === 0) return new Map(codes.map((code) => [code, 0]))
  const parts = codes.map((code) => {
    const share = n * sizes.get(code)!
    return { code, whole: Math.floor(share / population), rest: share % population }
  })
  const left = n - parts.reduce((sum, { whole }) => sum + whole, 0)
  const lucky = new Set(
    [...parts]
      .sort((a, b) => b.rest - a.rest || (a.code < b.code ? -1 : 1))
      .slice(0, left)
      .map(({ code }) => code),
  )
  return new Map(
    parts.map(({ code, whole }) => {
      const size = sizes.get(code)!
      const least = Math.max(leastPerStratum, Math.floor((size * leastPercent + 99) / 100))
      return [code, Math.min(size, Math.max(whole + (lucky.has(code) ? 1 : 0), least))]
    }),
  )
}
