export interface FoundName {
  name: string
  start: number
  end: number
}

export interface NameFinder {
  /** Known names in a text, in its order, none over another: where two overlap the longer one holds. */
  findAll(text: string): FoundName[]
  /** Known names that begin with what has been typed so far. */
  beginningWith(typed: string, limit: number): string[]
}

const SHORTEST_NAME = 2

export function nameFinder(names: Iterable<string>): NameFinder {
  const sorted = [...new Set(names)].filter((name) => name.length >= SHORTEST_NAME).sort()
  const byBeginning = Map.groupBy(sorted, (name) => name.slice(0, SHORTEST_NAME))
  for (const bucket of byBeginning.values()) bucket.sort((a, b) => b.length - a.length)
  return {
    findAll(text) {
      const found: FoundName[] = []
      for (let start = 0; start + SHORTEST_NAME <= text.length; start++) {
        const bucket = byBeginning.get(text.slice(start, start + SHORTEST_NAME))
        const name = bucket?.find((candidate) => text.startsWith(candidate, start))
        if (name !== undefined) found.push({ name, start, end: start + name.length })
      }
      return withoutOverlaps(found)
    },
    beginningWith(typed, limit) {
      const from = firstNotBefore(sorted, typed)
      const names: string[] = []
      for (let i = from; i < sorted.length && names.length < limit && sorted[i]!.startsWith(typed); i++) {
        names.push(sorted[i]!)
      }
      return names
    },
  }
}

function withoutOverlaps(found: FoundName[]): FoundName[] {
  const kept: FoundName[] = []
  for (const candidate of found.toSorted((a, b) => b.name.length - a.name.length || a.start - b.start)) {
    if (kept.every((other) => candidate.end <= other.start || candidate.start >= other.end)) kept.push(candidate)
  }
  return kept.sort((a, b) => a.start - b.start)
}

function firstNotBefore(sorted: string[], typed: string): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < typed) low = middle + 1
    else high = middle
  }
  return low
}
