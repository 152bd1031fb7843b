import type { MessageVectors, TermCounts, TermVector } from './weigh-messages.ts'

export interface Neighbours {
  /** Pairs of messages by number. */
  first: Uint32Array
  second: Uint32Array
  /** Places of the pairs, the closest first; of equal ones the smaller numbers first. */
  order: Uint32Array
}

/** A message is compared with those that share its heaviest terms, of each term with the newest: what a term costs has a limit. */
const ASKED_NAMES = 12
const ASKED_MATTER = 20
const NEWEST_OF_TERM = 150
const KEPT_OF_MESSAGE = 15

/** Near ones of each message; messages come in the order of their times. */
export function findNeighbours(
  vectors: readonly MessageVectors[],
  counts: TermCounts,
  /** How alike two messages are, 0 if they are no neighbours. */
  compare: (one: number, other: number) => number,
): Neighbours {
  const lists = new Map<number, Uint32Array>()
  const sizes = new Map<number, number>()
  const isTouched = new Uint8Array(vectors.length)
  const most = vectors.length * KEPT_OF_MESSAGE
  const [first, second, likeness] = [new Uint32Array(most), new Uint32Array(most), new Float32Array(most)]
  let size = 0
  for (let own = 0; own < vectors.length; own++) {
    const { names, matter } = vectors[own]!
    const asked = new Set([...heaviest(names, ASKED_NAMES), ...heaviest(matter, ASKED_MATTER)])
    const touched: number[] = []
    for (const term of asked) {
      const list = lists.get(term)
      if (!list) continue
      const held = Math.min(sizes.get(term)!, list.length)
      for (let i = 0; i < held; i++) {
        const other = list[i]!
        if (isTouched[other] === 1) continue
        touched.push(other)
        isTouched[other] = 1
      }
    }
    const near: [number, number][] = []
    for (const other of touched) {
      isTouched[other] = 0
      const alike = compare(own, other)
      if (alike > 0) near.push([other, alike])
    }
    near.sort((a, b) => b[1] - a[1] || a[0] - b[0])
    for (const [other, alike] of near.slice(0, KEPT_OF_MESSAGE)) {
      first[size] = other
      second[size] = own
      likeness[size++] = alike
    }
    for (const term of asked) enter(lists, sizes, term, own, counts.countOf(term))
  }
  const order = Uint32Array.from({ length: size }, (_, at) => at)
  order.sort((a, b) => likeness[b]! - likeness[a]! || first[a]! - first[b]! || second[a]! - second[b]!)
  return { first: first.subarray(0, size), second: second.subarray(0, size), order }
}

function heaviest({ terms, weights }: TermVector, most: number): number[] {
  const places = [...terms.keys()].sort((a, b) => weights[b]! - weights[a]! || a - b)
  return places.slice(0, most).map((at) => terms[at]!)
}

function enter(lists: Map<number, Uint32Array>, sizes: Map<number, number>, term: number, own: number, most: number) {
  let list = lists.get(term)
  if (!list) {
    list = new Uint32Array(Math.min(NEWEST_OF_TERM, most))
    lists.set(term, list)
    sizes.set(term, 0)
  }
  const size = sizes.get(term)!
  list[size % list.length] = own
  sizes.set(term, size + 1)
}

/** Of two vectors sorted by term. */
export function dot(a: TermVector, b: TermVector): number {
  let [i, j, sum] = [0, 0, 0]
  while (i < a.terms.length && j < b.terms.length) {
    const difference = a.terms[i]! - b.terms[j]!
    if (difference === 0) sum += a.weights[i++]! * b.weights[j++]!
    else if (difference < 0) i++
    else j++
  }
  return sum
}
