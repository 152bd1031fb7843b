/** Bits of a person's hash that are looked at, three times six of them. */
const WINDOWS = 3

/**
 * At least how many persons there are, by which of 64 places their hashes fill, looked at three times over. Of few persons
 * it may say one less than there are, never more: what it takes for too few is hidden, and nothing else is ever shown.
 */
export function personsAtLeast(places: readonly bigint[]): number {
  return places.reduce((most, bits) => Math.max(most, popCount(bits)), 0)
}

export const NOBODY: readonly bigint[] = Array.from({ length: WINDOWS }, () => 0n)

function popCount(bits: bigint): number {
  let count = 0
  for (let rest = BigInt.asUintN(64, bits); rest > 0n; rest &= rest - 1n) count++
  return count
}
