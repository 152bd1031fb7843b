import { areasIn, type NamedAreas } from './areas-in.ts'
import { hashText } from './hash-text.ts'
import { folded, messageTerms } from './message-terms.ts'

export interface Message {
  title: string
  body: string
}

/** The heaviest terms of a message, by number, sorted; of length one together. */
export interface TermVector {
  terms: Uint32Array
  weights: Float32Array
}

/** Where there are only few messages, what stands in all of them still tells. */
const FEW = 50
const BITS = 22
const LONGEST_BODY = 500
const LONGEST_TITLE = 120
const KEPT_MATTER = 56
const KEPT_NAMES = 28
const NAMED_SHARE = 3
/** Names live of their rarity, matters less so: noise is common and still tells noise from smoke. */
const NAME_POWER = 2
const MATTER_POWER = 1.5
const TITLE_SHARE = 0.55
/** Terms of more than this share of all messages are manner of speaking. */
const COMMON_SHARE = 0.06

/** What a message is about: which place or body, and what is the matter with it. */
export interface MessageVectors {
  names: TermVector
  matter: TermVector
  areas: NamedAreas
}

/** How rare each term is in all messages; kept in a table of fixed size whatever their number. */
export interface TermCounts {
  add(message: Message): void
  vectorsOf(message: Message): MessageVectors
  countOf(term: number): number
}

export function countTerms(): TermCounts {
  const counts = new Uint32Array(1 << BITS)
  const namedCounts = new Uint32Array(1 << BITS)
  let total = 0
  const termsOf = (text: string) => {
    const times = new Map<number, number>()
    const named = new Set<number>()
    messageTerms(text, (term, isNamed) => {
      const hash = hashText(term, BITS)
      times.set(hash, (times.get(hash) ?? 0) + 1)
      if (isNamed) named.add(hash)
    })
    return { times, named }
  }
  // What stands in names in a third of its messages is one in the others too, however it was written there.
  const isName = (term: number) => namedCounts[term]! * NAMED_SHARE >= counts[term]!
  const weigh = (found: ReadonlyMap<number, number>, wantsNames: boolean) => {
    const power = wantsNames ? NAME_POWER : MATTER_POWER
    const weights = new Map<number, number>()
    let square = 0
    const common = Math.max(20, total * COMMON_SHARE)
    for (const [term, times] of found) {
      const count = counts[term]!
      if (count < 2 || count > common || isName(term) !== wantsNames) continue
      const weight = Math.log((total + FEW) / count) ** power * Math.sqrt(times)
      weights.set(term, weight)
      square += weight * weight
    }
    return { weights, length: Math.sqrt(square) || 1 }
  }
  const together = (title: ReadonlyMap<number, number>, body: ReadonlyMap<number, number>, wantsNames: boolean) => {
    const both = new Map<number, number>()
    for (const [found, share] of [
      [title, TITLE_SHARE],
      [body, 1 - TITLE_SHARE],
    ] as const) {
      const { weights, length } = weigh(found, wantsNames)
      for (const [term, weight] of weights) both.set(term, (both.get(term) ?? 0) + (share * weight) / length)
    }
    const heavy = [...both].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, wantsNames ? KEPT_NAMES : KEPT_MATTER)
    const length = Math.sqrt(heavy.reduce((sum, [, weight]) => sum + weight * weight, 0)) || 1
    heavy.sort((a, b) => a[0] - b[0])
    return {
      terms: Uint32Array.from(heavy, ([term]) => term),
      weights: Float32Array.from(heavy, ([, weight]) => weight / length),
    }
  }
  return {
    countOf: (term) => counts[term]!,
    add({ title, body }) {
      total++
      const { times, named } = termsOf(clipped(title, body))
      for (const term of times.keys()) counts[term]!++
      for (const term of named) namedCounts[term]!++
    },
    vectorsOf({ title, body }) {
      const head = termsOf(folded(title.slice(0, LONGEST_TITLE))).times
      const rest = termsOf(folded(body.slice(0, LONGEST_BODY))).times
      return {
        names: together(head, rest, true),
        matter: together(head, rest, false),
        areas: areasIn(clipped(title, body)),
      }
    },
  }
}

const clipped = (title: string, body: string) =>
  folded(`${title.slice(0, LONGEST_TITLE)}\n${body.slice(0, LONGEST_BODY)}`)
