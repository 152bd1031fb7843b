import { type Exact, exact, fraction } from '#core/number/exact.ts'
import { decimalsOf, toText } from '#core/number/round-exact.ts'

/** Plain data: what JSON can carry without a number ever becoming a binary one. */
export type Plain = null | boolean | string | number | Plain[] | { [key: string]: Plain }

const isExact = (value: object): value is Exact =>
  'num' in value && 'den' in value && typeof value.num === 'bigint' && typeof value.den === 'bigint'

/** An exact number as text: `16.42`, or `1/3` where its decimals never end. */
export const exactText = (value: Exact): string =>
  decimalsOf(value) === null ? `${value.num}/${value.den}` : toText(value, 60)

export function exactOfText(text: string): Exact {
  const [num = '', den] = text.split('/')
  return den === undefined ? exact(num) : fraction(BigInt(num), BigInt(den))
}

/** Sheets, schemes, scores and findings as plain data: an exact number becomes `{"exact": "16.42"}`. */
export function plainTree(value: unknown): Plain {
  if (value === null || value === undefined) return null
  if (Array.isArray(value)) return value.map(plainTree)
  if (value instanceof Map) return plainTree(Object.fromEntries(value))
  if (typeof value === 'object') {
    if (isExact(value)) return { exact: exactText(value) }
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, part]) => (part === undefined ? [] : [[key, plainTree(part)]])),
    )
  }
  if (typeof value === 'bigint') return value.toString()
  if (typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number') return value
  throw new TypeError(`cannot be written down: ${typeof value}`)
}

/** The way back. What was `undefined` is missing, what was a map is an object. */
export function treeOf<T>(plain: unknown): T {
  return read(plain) as T
}

function read(plain: unknown): unknown {
  if (Array.isArray(plain)) return plain.map(read)
  if (plain === null || typeof plain !== 'object') return plain
  const entries = Object.entries(plain)
  const [only] = entries
  if (entries.length === 1 && only?.[0] === 'exact' && typeof only[1] === 'string') return exactOfText(only[1])
  return Object.fromEntries(entries.map(([key, part]) => [key, read(part)]))
}
