/** A share with its interval, 0 to 1. */
export interface Bounded {
  share: number
  low: number
  high: number
}

/** Wilson, Journal of the American Statistical Association 22, 1927; null of nothing. */
export function wilson(part: number, n: number, z: number): Bounded | null {
  if (n === 0) return null
  const share = part / n
  const whole = 1 + (z * z) / n
  const middle = share + (z * z) / (2 * n)
  const half = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))
  return {
    share,
    low: part === 0 ? 0 : Math.max(0, (middle - half) / whole),
    high: part === n ? 1 : Math.min(1, (middle + half) / whole),
  }
}

export interface StratumSample {
  stratum: string
  /** Cases of the stratum, without the certain part. */
  population: number
  scored: number
  passed: number
}

export interface DistrictEstimate extends Bounded {
  standardError: number
  /** How the interval was made: all were scored; stratified standard error; Wilson where no variance was seen. */
  by: 'census' | 'stratified' | 'wilson'
  /** Strata with cases and no score: the estimate says nothing of them. */
  missing: readonly string[]
  /** Strata with a single score, whose variance is taken as the largest there can be. */
  thin: readonly string[]
}

/**
 * Σ N_u/N · p_u with the stratified standard error and its correction for finite strata (domain §6.5; Cochran, Sampling
 * Techniques, 5.6). Null where nothing was scored.
 */
export function estimateDistrict(samples: readonly StratumSample[], z: number): DistrictEstimate | null {
  const seen = samples.filter(({ scored }) => scored > 0)
  const population = seen.reduce((sum, one) => sum + one.population, 0)
  if (population === 0) return null
  const thin: string[] = []
  let share = 0
  let variance = 0
  for (const one of seen) {
    const weight = one.population / population
    const p = one.passed / one.scored
    share += weight * p
    if (one.scored >= one.population) continue
    if (one.scored === 1) thin.push(one.stratum)
    const spread = one.scored === 1 ? 1 / 4 : (p * (1 - p)) / (one.scored - 1)
    variance += weight * weight * (1 - one.scored / one.population) * spread
  }
  const missing = samples.filter((one) => one.scored === 0 && one.population > 0).map(({ stratum }) => stratum)
  const standardError = Math.sqrt(variance)
  const common = { share, standardError, missing, thin }
  if (seen.every((one) => one.scored >= one.population)) return { ...common, low: share, high: share, by: 'census' }
  if (variance > 0) {
    const [low, high] = [Math.max(0, share - z * standardError), Math.min(1, share + z * standardError)]
    return { ...common, low, high, by: 'stratified' }
  }
  const scored = seen.reduce((sum, one) => sum + one.scored, 0)
  const { low, high } = wilson(share * scored, scored, z)!
  return { ...common, low: Math.min(low, share), high: Math.max(high, share), by: 'wilson' }
}

/**
 * This period less the one before (R125). The interval is made of both intervals, so that one without seen variance does not
 * look exact (Newcombe, Statistics in Medicine 17, 1998). `clear`: it does not hold zero.
 */
export function changeOf(now: Bounded, then: Bounded): { change: number; low: number; high: number; clear: boolean } {
  const change = now.share - then.share
  const low = change - Math.hypot(now.share - now.low, then.high - then.share)
  const high = change + Math.hypot(now.high - now.share, then.share - then.low)
  return { change, low, high, clear: low > 0 || high < 0 }
}
