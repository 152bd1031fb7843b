import { areElsewhere } from './areas-in.ts'
import { dot, findNeighbours } from './find-neighbours.ts'
import { dotOfSums, joinSums, type TermSum } from './term-sum.ts'
import { countTerms, type Message, type MessageVectors } from './weigh-messages.ts'

export interface TimedMessage extends Message {
  atMs: number
}

export interface MessageGroup {
  /** Places in the input, the oldest message first. */
  members: number[]
  /** The member that is most like all others: its title is the group's. */
  centre: number
}

/** How alike two messages, or on average two groups, must be; each from 0 to 1. */
export interface GroupRule {
  /** Place and bodies. */
  leastNames: number
  /** What is the matter. */
  leastMatter: number
  /** Of both together. */
  leastBoth: number
  /** Without any name in one of them the matter must be nearly the same words. */
  leastNameless: number
}

const GROUP_RULE: GroupRule = { leastNames: 0.22, leastMatter: 0.105, leastBoth: 0.21, leastNameless: 0.5 }

const DAY_MS = 86_400_000
const NEAR_DAYS = 30
const HALVING_DAYS = 150
const ROUNDS = 3

/** Far apart in time, words must be closer: a long silence makes it another matter. */
const withTime = (likeness: number, gapMs: number) =>
  likeness * 0.5 ** (Math.max(0, Math.abs(gapMs) / DAY_MS - NEAR_DAYS) / HALVING_DAYS)

/**
 * Messages of one event: closest pairs first, joined only while the average of ALL pairs of the two groups stays alike, so
 * that a big group does not grow along a chain. The sum of vectors gives that average exactly without looking at the pairs.
 */
export function groupMessages(messages: readonly TimedMessage[], rule: GroupRule = GROUP_RULE): MessageGroup[] {
  const order = [...messages.keys()].sort((a, b) => messages[a]!.atMs - messages[b]!.atMs || a - b)
  const counts = countTerms()
  for (const message of messages) counts.add(message)
  const vectors = order.map((at) => counts.vectorsOf(messages[at]!))
  const times = Float64Array.from(order, (at) => messages[at]!.atMs)
  const near = findNeighbours(vectors, counts, (one, other) => {
    const [a, b] = [vectors[one]!, vectors[other]!]
    if (areElsewhere(a.areas, b.areas)) return 0
    const isNameless = a.names.terms.length === 0 || b.names.terms.length === 0
    const gapMs = Math.abs(times[one]! - times[other]!)
    return judge({ names: dot(a.names, b.names), matter: dot(a.matter, b.matter), isNameless, gapMs }, rule)
  })
  const groups = joinGroups(vectors, times, near, rule)
  return groups
    .map((members) => ({ members: members.map((at) => order[at]!), centre: order[centreOf(members, vectors)]! }))
    .sort((a, b) => b.members.length - a.members.length || a.members[0]! - b.members[0]!)
}

interface Likeness {
  names: number
  matter: number
  isNameless: boolean
  gapMs: number
}

/** How alike, 0 where the rule is not met. */
function judge({ names, matter, isNameless, gapMs }: Likeness, rule: GroupRule): number {
  const both = withTime((names + matter) / 2, gapMs)
  const isOne = names >= rule.leastNames && matter >= rule.leastMatter && both >= rule.leastBoth
  if (isOne) return both
  return isNameless && withTime(matter, gapMs) >= rule.leastNameless ? matter / 2 : 0
}

interface Growing {
  members: number[]
  names: TermSum
  matter: TermSum
  nameless: number
  fromMs: number
  toMs: number
}

function joinGroups(
  vectors: readonly MessageVectors[],
  times: Float64Array,
  near: ReturnType<typeof findNeighbours>,
  rule: GroupRule,
): number[][] {
  const groups: (Growing | null)[] = vectors.map(({ names, matter }, at) => ({
    members: [at],
    names,
    matter,
    nameless: names.terms.length === 0 ? 1 : 0,
    fromMs: times[at]!,
    toMs: times[at]!,
  }))
  const groupOf = Uint32Array.from(vectors.keys())
  for (let round = 0; round < ROUNDS; round++) {
    let joined = 0
    for (const i of near.order) {
      const [one, two] = [groupOf[near.first[i]!]!, groupOf[near.second[i]!]!]
      if (one === two) continue
      const [a, b] = [groups[one]!, groups[two]!]
      const pairs = a.members.length * b.members.length
      const likeness = {
        names: dotOfSums(a.names, b.names) / pairs,
        matter: dotOfSums(a.matter, b.matter) / pairs,
        isNameless: a.nameless * 2 >= a.members.length || b.nameless * 2 >= b.members.length,
        gapMs: Math.max(0, a.fromMs - b.toMs, b.fromMs - a.toMs),
      }
      if (judge(likeness, rule) === 0) continue
      const isFirstLarger = a.members.length >= b.members.length
      const [large, small, kept, gone] = isFirstLarger ? [a, b, one, two] : [b, a, two, one]
      large.names = joinSums(large.names, small.names)
      large.matter = joinSums(large.matter, small.matter)
      for (const member of small.members) {
        large.members.push(member)
        groupOf[member] = kept
      }
      large.nameless += small.nameless
      large.fromMs = Math.min(a.fromMs, b.fromMs)
      large.toMs = Math.max(a.toMs, b.toMs)
      groups[gone] = null
      joined++
    }
    if (joined === 0) break
  }
  return groups.flatMap((group) => (group ? [group.members.sort((a, b) => a - b)] : []))
}

/** Most like the others of a sample: enough of a large group to find its middle. */
function centreOf(members: readonly number[], vectors: readonly MessageVectors[]): number {
  const sample = members.slice(0, 200)
  let [best, most] = [members[0]!, -1]
  for (const one of sample) {
    let sum = 0
    for (const other of sample)
      sum += dot(vectors[one]!.names, vectors[other]!.names) + dot(vectors[one]!.matter, vectors[other]!.matter)
    if (sum > most + 1e-9) [best, most] = [one, sum]
  }
  return best
}
