import type { WarningLevel } from './kind.ts'

export interface WarningLine {
  personId: string
  level: WarningLevel
}

export interface Bundled<Line> {
  /** Lines that stand for themselves in an inbox. */
  single: Line[]
  /** Persons who get one line for all of theirs. */
  bundles: { personId: string; worst: WarningLevel; lines: Line[] }[]
}

const RANK: Readonly<Record<WarningLevel, number>> = { orange: 0, red: 1, redDaily: 1 }

/**
 * Nobody reads fifty messages of one minute: whoever would have more than `most` of them, those of the last minutes
 * included, gets one line that holds them all. In order of person, so that two processes never wait for each other.
 */
export function bundle<Line extends WarningLine>(
  lines: readonly Line[],
  most: number,
  recent: ReadonlyMap<string, number>,
): Bundled<Line> {
  const answer: Bundled<Line> = { single: [], bundles: [] }
  const byPerson = Map.groupBy(lines, (line) => line.personId)
  for (const personId of [...byPerson.keys()].sort()) {
    const own = byPerson.get(personId) ?? []
    if (own.length + (recent.get(personId) ?? 0) <= most) {
      answer.single.push(...own)
      continue
    }
    const worst = own.reduce<WarningLevel>((top, { level }) => (RANK[level] > RANK[top] ? level : top), 'orange')
    answer.bundles.push({ personId, worst, lines: own })
  }
  return answer
}
