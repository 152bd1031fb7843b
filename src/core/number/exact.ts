/**
 * An exact number: a fraction of whole numbers in lowest terms, `den` above zero. Money, rates and scores are reckoned
 * with these, so that 20 × 16.42 ÷ 19.5 stays what it is until it is rounded, once, by a stated rule.
 */
export interface Exact {
  readonly num: bigint
  readonly den: bigint
}

/** `halfUp` (四舍五入) and `up` round the size of a number, so that −0.005 becomes −0.01; `down` cuts off. */
export type Rounding = 'halfUp' | 'down' | 'up'

const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?$/
/** Longest text of a number that is read: no amount of a district needs more. */
const LONGEST = 60

export const ZERO: Exact = { num: 0n, den: 1n }
export const ONE: Exact = { num: 1n, den: 1n }
export const HUNDRED: Exact = { num: 100n, den: 1n }

/** A decimal text such as `12.30`, `-4` or `1e-3`, exactly; null for anything else. */
export function findExact(text: string): Exact | null {
  const found = text.length <= LONGEST ? DECIMAL.exec(text) : null
  if (!found) return null
  const [, sign, whole = '', part = '', power = '0'] = found
  const digits = BigInt(whole + part)
  const exponent = BigInt(power) - BigInt(part.length)
  const num = sign === '-' ? -digits : digits
  return exponent >= 0n ? fraction(num * 10n ** exponent, 1n) : fraction(num, 10n ** -exponent)
}

/** As `findExact`; a whole number may be given as one. Throws where the text is no decimal number. */
export function exact(value: string | bigint | number): Exact {
  if (typeof value === 'bigint') return { num: value, den: 1n }
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number: ${value}; write decimals as text`)
    return { num: BigInt(value), den: 1n }
  }
  const found = findExact(value)
  if (!found) throw new RangeError(`no decimal number: ${value.slice(0, LONGEST)}`)
  return found
}

export function fraction(num: bigint, den: bigint): Exact {
  if (den === 0n) throw new RangeError('a fraction of zero parts')
  const shared = commonPart(num < 0n ? -num : num, den < 0n ? -den : den)
  const sign = den < 0n ? -1n : 1n
  return { num: (sign * num) / shared, den: (sign * den) / shared }
}

function commonPart(one: bigint, other: bigint): bigint {
  let [a, b] = [one, other]
  while (b !== 0n) [a, b] = [b, a % b]
  return a === 0n ? 1n : a
}

export const plus = (a: Exact, b: Exact): Exact => fraction(a.num * b.den + b.num * a.den, a.den * b.den)
export const minus = (a: Exact, b: Exact): Exact => fraction(a.num * b.den - b.num * a.den, a.den * b.den)
export const times = (a: Exact, b: Exact): Exact => fraction(a.num * b.num, a.den * b.den)
export const negative = (a: Exact): Exact => ({ num: -a.num, den: a.den })
export const sizeOf = (a: Exact): Exact => (a.num < 0n ? negative(a) : a)

/** a ÷ b; null where b is zero: the caller says what a share of nothing is. */
export const over = (a: Exact, b: Exact): Exact | null => (b.num === 0n ? null : fraction(a.num * b.den, a.den * b.num))

export const sum = (values: Iterable<Exact>): Exact => {
  let total = ZERO
  for (const value of values) total = plus(total, value)
  return total
}

/** Below zero, zero or above zero, as a is less than, equal to or more than b. */
export function compare(a: Exact, b: Exact): -1 | 0 | 1 {
  const difference = a.num * b.den - b.num * a.den
  if (difference === 0n) return 0
  return difference < 0n ? -1 : 1
}

export const isEqual = (a: Exact, b: Exact): boolean => compare(a, b) === 0
export const isLess = (a: Exact, b: Exact): boolean => compare(a, b) < 0
export const isMore = (a: Exact, b: Exact): boolean => compare(a, b) > 0
export const isZero = (a: Exact): boolean => a.num === 0n
export const lesser = (a: Exact, b: Exact): Exact => (isLess(b, a) ? b : a)
export const greater = (a: Exact, b: Exact): Exact => (isMore(b, a) ? b : a)
