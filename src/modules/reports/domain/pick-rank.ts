/**
 * The value that would stand at `rank` (from 0) were the values sorted; they are put out of order. Quick select: a median of
 * a million takes a few milliseconds, sorting them a hundred.
 */
export function pickRank(values: Float64Array, rank: number): number {
  let low = 0
  let high = values.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    const pivot = middleOf(values[low]!, values[middle]!, values[high]!)
    let left = low
    let right = high
    while (left <= right) {
      while (values[left]! < pivot) left++
      while (values[right]! > pivot) right--
      if (left <= right) {
        const kept = values[left]!
        values[left] = values[right]!
        values[right] = kept
        left++
        right--
      }
    }
    if (rank <= right) high = right
    else if (rank >= left) low = left
    else break
  }
  return values[rank]!
}

const middleOf = (a: number, b: number, c: number) => Math.max(Math.min(a, b), Math.min(Math.max(a, b), c))

/** The mean of the two in the middle where their number is even (domain §6.3). */
export function medianOf(values: Float64Array): number | null {
  const { length } = values
  if (length === 0) return null
  const upper = pickRank(values, length >> 1)
  return length % 2 === 1 ? upper : (pickRank(values, (length >> 1) - 1) + upper) / 2
}

/** Nearest rank: the ⌈p·n/100⌉-th smallest (domain §6.3). */
export function percentileOf(values: Float64Array, percent: number): number | null {
  const { length } = values
  return length === 0 ? null : pickRank(values, Math.ceil((percent * length) / 100) - 1)
}
