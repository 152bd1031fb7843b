import { type Exact, fraction } from '#core/number/exact.ts'

const FRACTION = /^(-?\d{1,400})(?:\/(\d{1,400}))?$/

/** A fraction as it is stored: `7/8`, or `12` for a whole number; nothing is rounded. */
export const exactText = ({ num, den }: Exact): string => (den === 1n ? `${num}` : `${num}/${den}`)

/** Throws a RangeError for anything else: a stored figure that cannot be read is no figure. */
export function readExactText(text: string): Exact {
  const found = FRACTION.exec(text)
  const den = BigInt(found?.[2] ?? 1)
  if (!found || den === 0n) throw new RangeError(`no fraction: ${text.slice(0, 60)}`)
  return fraction(BigInt(found[1]!), den)
}
