import type { Mark, MarkFacts } from './mark.ts'
import type { MarkLimits } from './mark-limits.ts'
import { photoUses } from './photo-uses.ts'

/** Closed as solved, and nobody's picture shows it: neither of the handler after the work nor of a checker. */
export function* closedUnseen({ lines, outdoor }: MarkFacts, limits: MarkLimits): Iterable<Mark> {
  if (limits.closedUnseen.outdoorOnly && outdoor !== true) return
  const seen = photoUses(lines).filter(({ role }) => role === 'after' || role === 'check')
  for (const { seq, type, atMs, data } of lines) {
    if (type !== 'Closed' || data.closeKind !== 'solved') continue
    if (seen.some((use) => use.seq < seq)) continue
    const checkSkipped = lines.some((line) => line.type === 'CheckSkipped' && line.seq < seq)
    yield { kind: 'closedUnseen', key: `closedUnseen:${seq}`, seq, atMs, detail: { checkSkipped }, other: null }
  }
}
