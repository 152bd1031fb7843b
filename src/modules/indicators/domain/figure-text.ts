import { type Exact, fraction } from '#core/number/exact.ts'

/** An exact number as `3/7`, or `3` where it is whole; null stays null. */
export const exactText = (value: Exact | null): string | null =>
  value && (value.den === 1n ? `${value.num}` : `${value.num}/${value.den}`)

export function readExactText(text: string | null): Exact | null {
  if (text === null) return null
  const [num = '0', den = '1'] = text.split('/')
  return fraction(BigInt(num), BigInt(den))
}
