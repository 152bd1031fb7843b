import type { KeptValues } from '../domain/rollup/figures-of-rows.ts'

/** Pieces of a list: the more values a kind of scope has in one row, the more. */
const PIECES: Readonly<Record<string, number>> = { community: 1, grid: 1, category: 1 }
const MOST_PIECES = 16
const MINUTE_MS = 60_000

/** Which piece of its list a value lies in: always the same, so that it is found when it is taken away. */
export function pieceOf(kind: string, value: number): number {
  return Math.abs(Math.floor(value / MINUTE_MS)) % (PIECES[kind] ?? MOST_PIECES)
}

/** Values with how often they are there, as bytes: how many are added, those, then those taken away; each sorted. */
export function writeNumbers(values: ReadonlyMap<number, number>): Buffer {
  const plus: number[] = []
  const minus: number[] = []
  for (const [value, count] of values)
    for (let at = 0; at < Math.abs(count); at++) (count > 0 ? plus : minus).push(value)
  const numbers = Float64Array.from([plus.length, ...plus.sort(byValue), ...minus.sort(byValue)])
  return Buffer.from(numbers.buffer)
}

const byValue = (a: number, b: number) => a - b

export function readNumbers(bytes: Buffer): KeptValues {
  const copy = new Uint8Array(bytes)
  const numbers = new Float64Array(copy.buffer, 0, copy.byteLength / 8)
  const end = 1 + (numbers[0] ?? 0)
  return { plus: numbers.slice(1, end), minus: numbers.slice(end) }
}

export function countsOf({ plus, minus }: KeptValues): Map<number, number> {
  const counts = new Map<number, number>()
  for (const value of plus) counts.set(value, (counts.get(value) ?? 0) + 1)
  for (const value of minus) counts.set(value, (counts.get(value) ?? 0) - 1)
  return counts
}
