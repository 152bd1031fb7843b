import { distanceM } from '#core/place/distance.ts'
import type { CaseFact } from './case-fact.ts'
import { ALIKE_DIGITS, type AlertRule } from './rule.ts'
import type { Situation } from './situation.ts'

/** Codes of areas by level: street 9 digits, community 12, grid 15. */
export const PLACE_DIGITS = { district: 6, street: 9, community: 12, grid: 15 } as const
const DAY_MS = 86_400_000
const METRES_OF_DEGREE = 111_000

/** What is repeated at `atMs`: facts reported within the rule's days before, as many as it asks for, at one place or by one person. */
export function findRepeats(rule: AlertRule, facts: readonly CaseFact[], atMs: number): Situation[] {
  const fromMs = atMs - rule.days * DAY_MS
  const within = facts.filter((fact) => fact.reportedMs > fromMs && fact.reportedMs <= atMs)
  const alike = Map.groupBy(within, ({ category }) => (category ?? '').slice(0, ALIKE_DIGITS[rule.alike]))
  return [...alike].flatMap(([category, some]) => {
    if (category.length < ALIKE_DIGITS[rule.alike]) return []
    return groupsOf(rule, some)
      .filter(({ facts: group }) => group.length >= rule.atLeast)
      .map(({ subject, facts: group }) => situationOf(rule, `${category}|${subject}`, category, group))
  })
}

interface Group {
  subject: string
  facts: readonly CaseFact[]
}

function groupsOf(rule: AlertRule, facts: readonly CaseFact[]): Group[] {
  if (rule.kind === 'appellant') return byEach(facts, ({ persons }) => persons)
  if (rule.place === 'near') return nearGroups(facts, rule.withinM, rule.atLeast)
  if (rule.place === 'address') return byEach(facts, ({ addressKey }) => (addressKey === null ? [] : [addressKey]))
  const digits = PLACE_DIGITS[rule.place]
  return byEach(facts, ({ areaCode }) =>
    areaCode !== null && areaCode.length >= digits ? [areaCode.slice(0, digits)] : [],
  )
}

function byEach(facts: readonly CaseFact[], keysOf: (fact: CaseFact) => readonly string[]): Group[] {
  const groups = new Map<string, CaseFact[]>()
  for (const fact of facts)
    for (const key of new Set(keysOf(fact))) {
      const group = groups.get(key)
      if (group) group.push(fact)
      else groups.set(key, [fact])
    }
  return [...groups].map(([subject, group]) => ({ subject, facts: group }))
}

/**
 * Around the case with the most others within the distance, then around what is left: no case is in two groups. The subject
 * is the oldest case of the group, by which it is found again while it grows.
 */
function nearGroups(facts: readonly CaseFact[], withinM: number, atLeast: number): Group[] {
  const placed = facts.filter(({ lon, lat }) => lon !== null && lat !== null)
  const size = withinM / METRES_OF_DEGREE
  const cellOf = ({ lon, lat }: CaseFact) =>
    [Math.floor((lon! * Math.cos((Math.round(lat!) * Math.PI) / 180)) / size), Math.floor(lat! / size)] as const
  const cells = Map.groupBy(placed, (fact) => cellOf(fact).join('|'))
  const around = (fact: CaseFact) => {
    const [x, y] = cellOf(fact)
    const near: CaseFact[] = []
    for (let dx = -2; dx <= 2; dx++)
      for (let dy = -2; dy <= 2; dy++)
        for (const other of cells.get(`${x + dx}|${y + dy}`) ?? [])
          if (distanceM([fact.lon!, fact.lat!], [other.lon!, other.lat!]) <= withinM) near.push(other)
    return near
  }
  const centres = placed
    .map((fact) => ({ fact, near: around(fact) }))
    .filter(({ near }) => near.length >= atLeast)
    .sort((a, b) => b.near.length - a.near.length || compareText(a.fact.id, b.fact.id))
  const taken = new Set<string>()
  return centres.flatMap(({ fact, near }) => {
    if (taken.has(fact.id)) return []
    const left = near.filter(({ id }) => !taken.has(id))
    if (left.length < atLeast) return []
    for (const { id } of left) taken.add(id)
    return [{ subject: `@${left.toSorted(byTime)[0]!.id}`, facts: left }]
  })
}

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
const byTime = (a: CaseFact, b: CaseFact) => a.reportedMs - b.reportedMs || compareText(a.id, b.id)

function situationOf(rule: AlertRule, subject: string, category: string, group: readonly CaseFact[]): Situation {
  const facts = group.toSorted(byTime)
  const placed = facts.filter(({ lon, lat }) => lon !== null && lat !== null)
  const mean = (read: (fact: CaseFact) => number) =>
    placed.length === 0 ? null : placed.reduce((sum, fact) => sum + read(fact), 0) / placed.length
  return {
    subject,
    areaCode: commonArea(facts.map(({ areaCode }) => areaCode)),
    unit: null,
    category: category === '' ? null : category,
    lon: mean(({ lon }) => lon!),
    lat: mean(({ lat }) => lat!),
    caseIds: facts.map(({ id }) => id),
    firstMs: facts[0]!.reportedMs,
    lastMs: facts.at(-1)!.reportedMs,
    seen: facts.length,
    evidence: {
      kind: rule.kind === 'appellant' ? 'appellant' : 'repeat',
      days: rule.days,
      atLeast: rule.atLeast,
      address: rule.place === 'address' ? (facts[0]!.addressKey ?? null) : null,
    },
  }
}

/** The smallest area that holds all: of the codes' common digits whole levels alone. Null: the district, or not known. */
export function commonArea(codes: readonly (string | null)[]): string | null {
  const known = codes.filter((code) => code !== null)
  if (known.length === 0) return null
  for (const digits of [15, 12, 9]) {
    const first = known[0]!.slice(0, digits)
    if (first.length === digits && known.every((code) => code.startsWith(first))) return first
  }
  return null
}
