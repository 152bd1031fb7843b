import type { Mark, MarkFacts, MarkLine } from './mark.ts'
import type { MarkLimits } from './mark-limits.ts'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
/** One hole reported by a whole street is told by the first few reports. */
const MOST_REPORTS = 3

/** Completed as solved, and soon the same thing is reported at the same spot. */
export function* contradicted({ lines, laterReports }: MarkFacts, limits: MarkLimits): Iterable<Mark> {
  const solved = solvedLine(lines)
  if (!solved) return
  const { withinM, withinDays } = limits.contradicted
  const near = laterReports
    .filter(({ atMs, distanceM }) => {
      const laterMs = atMs - solved.atMs
      return laterMs > 0 && laterMs <= withinDays * DAY_MS && distanceM <= withinM
    })
    .slice(0, MOST_REPORTS)
  for (const { caseId, caseNo, atMs, distanceM } of near)
    yield {
      kind: 'contradicted',
      key: `contradicted:${caseId}`,
      seq: solved.seq,
      atMs,
      detail: { distanceM: Math.round(distanceM), hoursAfter: Math.round((atMs - solved.atMs) / HOUR_MS) },
      other: { caseId, caseNo },
    }
}

/** The line that says it was solved, if the work was not taken up again since. */
export function solvedLine(lines: readonly MarkLine[]): MarkLine | null {
  let solved: MarkLine | null = null
  for (const line of lines) {
    if ((line.type === 'Completed' && line.data.result === 'solved') || line.type === 'SelfHandled') solved = line
    else if (line.type === 'Completed' || line.data.to === 'handling' || line.data.to === 'filed') solved = null
  }
  return solved
}
