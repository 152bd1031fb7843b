/** A forecast that was made, beside what came. */
export interface Judged {
  expected: number
  low: number
  high: number
  naive: number
  came: number
}

export interface Quality {
  weeks: number
  mae: number | null
  naiveMae: number | null
  /** Of weeks in which something came. */
  mapePercent: number | null
  naiveMapePercent: number | null
  intervals: number
  covered: number
}

const mean = (values: readonly number[]) =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length

/** How good forecasts were, beside the naive ones of the same weeks. */
export function judge(kept: readonly Judged[]): Quality {
  const some = kept.filter(({ came }) => came > 0)
  return {
    weeks: kept.length,
    mae: mean(kept.map(({ came, expected }) => Math.abs(came - expected))),
    naiveMae: mean(kept.map(({ came, naive }) => Math.abs(came - naive))),
    mapePercent: mean(some.map(({ came, expected }) => (Math.abs(came - expected) / came) * 100)),
    naiveMapePercent: mean(some.map(({ came, naive }) => (Math.abs(came - naive) / came) * 100)),
    intervals: kept.length,
    covered: kept.filter(({ came, low, high }) => came >= low && came <= high).length,
  }
}
