import { type Exact, exact, over } from '#core/number/exact.ts'

export interface MonthOfHeads {
  /** 1 to 12. */
  month: number
  heads: number
}

export interface AverageHeads {
  /** Σ of the months up to the one asked for. */
  total: number
  /** Σ ÷ months, exactly; null while a month is missing. */
  average: Exact | null
  missing: readonly number[]
}

/** Average heads of the months 1 to `through`: their sum divided by how many they are, twelve for a year. */
export function averageHeads(months: readonly MonthOfHeads[], through: number): AverageHeads {
  const byMonth = new Map(months.map(({ month, heads }) => [month, heads]))
  const asked = Array.from({ length: through }, (_, at) => at + 1)
  const missing = asked.filter((month) => !byMonth.has(month))
  const total = asked.reduce((sum, month) => sum + (byMonth.get(month) ?? 0), 0)
  return { total, missing, average: missing.length > 0 ? null : over(exact(total), exact(through)) }
}
