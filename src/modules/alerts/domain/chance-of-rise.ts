/** What was counted in equal periods of the past, and in the one that is judged. */
export interface Counts {
  before: readonly number[]
  seen: number
}

export interface Rise {
  expected: number
  /** Chance of so many or more if nothing has changed. */
  chance: number
  dispersion: number
}

/**
 * How likely it is to see so many although nothing has changed. Given the sum of all periods, the share of the last of
 * n + 1 equal Poisson periods is binomial with 1 / (n + 1): this holds for every rate, known or not, so alarms on a steady
 * stream are never more frequent than the limit asked for. Where the past spreads more than chance allows, a negative
 * binomial with that spread is asked too, and the larger of both chances counts: it can only make the rule quieter.
 */
export function chanceOfRise({ before, seen }: Counts): Rise {
  const n = before.length
  if (n === 0) return { expected: 0, chance: 1, dispersion: 1 }
  const sum = before.reduce((all, one) => all + one, 0)
  const expected = sum / n
  const exact = binomialTail(seen, seen + sum, 1 / (n + 1))
  const squares = before.reduce((all, one) => all + (one - expected) ** 2, 0)
  const dispersion = n > 1 && expected > 0 ? Math.max(1, squares / ((n - 1) * expected)) : 1
  // The mean itself is only known from n periods, which adds an n-th of the variance.
  const variance = expected * dispersion * (1 + 1 / n)
  const spread = expected > 0 && variance > expected ? negativeBinomialTail(seen, expected, variance) : 0
  return { expected, chance: Math.max(exact, dispersion > 1 ? spread : 0), dispersion }
}

/** P(X >= k) of a binomial: the shorter of both tails is added up, from its largest term on. */
export function binomialTail(k: number, trials: number, p: number): number {
  if (k <= 0) return 1
  if (k > trials) return 0
  const odds = p / (1 - p)
  let sum = 0
  if (k <= trials * p) {
    for (let x = k - 1, term = binomialTerm(x, trials, p); x >= 0 && term > sum * 1e-17; x--) {
      sum += term
      term *= x / (trials - x + 1) / odds
    }
    return Math.max(0, 1 - sum)
  }
  for (let x = k, term = binomialTerm(x, trials, p); x <= trials && term > sum * 1e-17; x++) {
    sum += term
    term *= ((trials - x) / (x + 1)) * odds
  }
  return Math.min(1, sum)
}

function binomialTerm(x: number, trials: number, p: number): number {
  const ways = logFactorial(trials) - logFactorial(x) - logFactorial(trials - x)
  return Math.exp(ways + x * Math.log(p) + (trials - x) * Math.log1p(-p))
}

/** P(X >= k) of a negative binomial with that mean and variance; in logarithms, for terms of large means are tiny. */
export function negativeBinomialTail(k: number, mean: number, variance: number): number {
  if (k <= 0) return 1
  const size = (mean * mean) / (variance - mean)
  const q = (variance - mean) / variance
  let logTerm = size * Math.log1p(-q)
  let below = 0
  for (let x = 0; x < k; x++) {
    below += Math.exp(logTerm)
    logTerm += Math.log(((size + x) / (x + 1)) * q)
  }
  return Math.min(1, Math.max(0, 1 - below))
}

const LOGS: number[] = [0, 0]
function logFactorial(n: number): number {
  for (let at = LOGS.length; at <= n; at++) LOGS.push(LOGS[at - 1]! + Math.log(at))
  return LOGS[n]!
}
