import { askedLate } from './asked-late.ts'
import { bounced } from './bounced.ts'
import { closedUnseen } from './closed-unseen.ts'
import { contradicted } from './contradicted.ts'
import type { Mark, MarkFacts } from './mark.ts'
import type { MarkLimits } from './mark-limits.ts'
import { natureChanged } from './nature-changed.ts'
import { samePhoto } from './same-photo.ts'

const RULES = [askedLate, bounced, natureChanged, samePhoto, closedUnseen, contradicted]

/** Every mark of a case, in the order of what they show. An imported case has no record of its own to judge. */
export function findMarks(facts: MarkFacts, limits: MarkLimits): Mark[] {
  if (facts.lines[0]?.type === 'Imported') return []
  return RULES.flatMap((rule) => [...rule(facts, limits)]).sort((a, b) => a.atMs - b.atMs || a.seq - b.seq)
}
