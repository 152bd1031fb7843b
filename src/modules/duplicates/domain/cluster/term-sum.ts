import { dot } from './find-neighbours.ts'
import type { TermVector } from './weigh-messages.ts'

/** Sum of the vectors of a group. A group of one is its vector: most groups stay so, and a table for each would fill the memory. */
export type TermSum = TermVector | Map<number, number>

export function dotOfSums(a: TermSum, b: TermSum): number {
  if (a instanceof Map) return b instanceof Map ? dotOfMaps(a, b) : dotWithMap(b, a)
  return b instanceof Map ? dotWithMap(a, b) : dot(a, b)
}

/** The larger first: it is added to in place once it is a table. */
export function joinSums(large: TermSum, small: TermSum): Map<number, number> {
  const sum = large instanceof Map ? large : new Map(Array.from(large.terms, (term, at) => [term, large.weights[at]!]))
  const add = (term: number, weight: number) => sum.set(term, (sum.get(term) ?? 0) + weight)
  if (small instanceof Map) for (const [term, weight] of small) add(term, weight)
  else for (const [at, term] of small.terms.entries()) add(term, small.weights[at]!)
  return sum
}

function dotWithMap({ terms, weights }: TermVector, map: Map<number, number>): number {
  let sum = 0
  for (let at = 0; at < terms.length; at++) sum += weights[at]! * (map.get(terms[at]!) ?? 0)
  return sum
}

function dotOfMaps(a: Map<number, number>, b: Map<number, number>): number {
  const [less, more] = a.size <= b.size ? [a, b] : [b, a]
  let sum = 0
  for (const [term, weight] of less) sum += weight * (more.get(term) ?? 0)
  return sum
}
