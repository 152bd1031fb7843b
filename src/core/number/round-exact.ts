import type { Exact, Rounding } from './exact.ts'

/** Rounded to so many decimals; `decimals` may be negative to round to tens. */
export function roundExact(value: Exact, decimals: number, how: Rounding = 'halfUp'): Exact {
  const units = unitsOf(value, decimals, how)
  return decimals >= 0 ? reduce(units, 10n ** BigInt(decimals)) : { num: units * 10n ** BigInt(-decimals), den: 1n }
}

/** With so many decimals, rounded: `16.84`. */
export function toFixedText(value: Exact, decimals: number, how: Rounding = 'halfUp'): string {
  const units = unitsOf(value, decimals, how)
  const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, '0')
  const sign = units < 0n ? '-' : ''
  return decimals === 0 ? sign + digits : `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}

/** All its decimals, no zeros at the end: `16.8`; a number that never ends is rounded to `most` decimals. */
export function toText(value: Exact, most = 12): string {
  const places = decimalsOf(value)
  const text = toFixedText(value, places === null || places > most ? most : places)
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

/** How many decimals the number has; null where they never end. */
export function decimalsOf({ den }: Exact): number | null {
  let rest = den
  let twos = 0
  let fives = 0
  for (; rest % 2n === 0n; twos++) rest /= 2n
  for (; rest % 5n === 0n; fives++) rest /= 5n
  return rest === 1n ? Math.max(twos, fives) : null
}

/** How many units of the last place that is kept. */
function unitsOf({ num, den }: Exact, decimals: number, how: Rounding): bigint {
  const up = decimals >= 0 ? 10n ** BigInt(decimals) : 1n
  const down = decimals >= 0 ? 1n : 10n ** BigInt(-decimals)
  const size = (num < 0n ? -num : num) * up
  const part = den * down
  const whole = size / part
  const rest = size % part
  const more = how === 'up' ? rest > 0n : how === 'halfUp' && rest * 2n >= part
  const units = more ? whole + 1n : whole
  return num < 0n ? -units : units
}

function reduce(num: bigint, den: bigint): Exact {
  let [a, b] = [num < 0n ? -num : num, den]
  while (b !== 0n) [a, b] = [b, a % b]
  return a === 0n ? { num: 0n, den: 1n } : { num: num / a, den: den / a }
}
