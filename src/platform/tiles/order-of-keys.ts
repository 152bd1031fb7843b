const DIGIT_BITS = 13
const DIGIT = 2 ** DIGIT_BITS
const DIGITS = 4

/** Positions of keys below 2 ** 52 in ascending order; equal keys stay as they stand. Sorts a million in a few passes. */
export function orderOfKeys(keys: Float64Array): Uint32Array {
  let order = Uint32Array.from(keys, (_key, at) => at)
  let next = new Uint32Array(keys.length)
  for (let digit = 0; digit < DIGITS; digit++) {
    const divisor = DIGIT ** digit
    const digitAt = (position: number) => Math.floor(keys[position]! / divisor) % DIGIT
    const starts = new Uint32Array(DIGIT + 1)
    for (let at = 0; at < order.length; at++) starts[digitAt(order[at]!) + 1]!++
    for (let value = 0; value < DIGIT; value++) starts[value + 1]! += starts[value]!
    for (const position of order) next[starts[digitAt(position)]!++] = position
    ;[order, next] = [next, order]
  }
  return order
}
