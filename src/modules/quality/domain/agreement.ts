import { type Exact, exact, fraction, minus, ONE, over, plus, sizeOf, ZERO } from '#core/number/exact.ts'

/** One case scored by two persons who did not see each other's score. */
export interface ScoredTwice {
  first: { score: Exact; passed: boolean }
  second: { score: Exact; passed: boolean }
}

export interface Agreement {
  n: number
  sameVerdict: number
  /** Null: nothing was scored twice. */
  sameShare: Exact | null
  meanDifference: Exact | null
  /** Cohen's kappa of the verdicts; null where both persons gave one verdict alone, so that chance explains everything. */
  verdictKappa: Exact | null
  /** Cohen's kappa of bands of scores, linear weights; null likewise. */
  bandKappa: Exact | null
}

/** Lower ends of the bands: not passed, passed, good, very good. */
export const BANDS = [0, 60, 75, 90] as const

export function agreementOf(pairs: readonly ScoredTwice[]): Agreement {
  const n = pairs.length
  const same = pairs.filter(({ first, second }) => first.passed === second.passed).length
  const apart = pairs.reduce((sum, { first, second }) => plus(sum, sizeOf(minus(first.score, second.score))), ZERO)
  const verdicts = pairs.map(({ first, second }): Pair => [first.passed ? 1 : 0, second.passed ? 1 : 0])
  const bands = pairs.map(({ first, second }): Pair => [bandOf(first.score), bandOf(second.score)])
  return {
    n,
    sameVerdict: same,
    sameShare: over(exact(same), exact(n)),
    meanDifference: over(apart, exact(n)),
    verdictKappa: weightedKappa(verdicts, 2),
    bandKappa: weightedKappa(bands, BANDS.length),
  }
}

type Pair = readonly [number, number]

const bandOf = ({ num, den }: Exact): number => BANDS.findLastIndex((low) => num >= BigInt(low) * den)

/** 1 − Σ w·observed ÷ Σ w·expected with w = |i − j| (Cohen, Psychological Bulletin 70, 1968). */
export function weightedKappa(pairs: readonly Pair[], kinds: number): Exact | null {
  const ones = new Array<number>(kinds).fill(0)
  const others = new Array<number>(kinds).fill(0)
  let observed = 0
  for (const [one, other] of pairs) {
    ones[one]! += 1
    others[other]! += 1
    observed += Math.abs(one - other)
  }
  let expected = 0
  for (let i = 0; i < kinds; i += 1)
    for (let j = 0; j < kinds; j += 1) expected += Math.abs(i - j) * ones[i]! * others[j]!
  if (expected === 0) return null
  return minus(ONE, fraction(BigInt(observed) * BigInt(pairs.length), BigInt(expected)))
}
