export interface MapClass {
  least: number
  most: number
}

/** Values in at most so many classes of about the same number, each with its ends; equal values are in one class. */
export function classesOf(values: readonly number[], most: number): MapClass[] {
  const sorted = [...new Set(values)].sort((a, b) => a - b)
  const count = Math.min(most, sorted.length)
  return Array.from({ length: count }, (_, at) => ({
    least: sorted[Math.floor((at * sorted.length) / count)]!,
    most: sorted[Math.floor(((at + 1) * sorted.length) / count) - 1]!,
  }))
}
