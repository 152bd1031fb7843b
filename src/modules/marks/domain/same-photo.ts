import type { Mark, MarkFacts, PhotoRole, PhotoUse } from './mark.ts'
import type { MarkLimits } from './mark-limits.ts'
import { photoUses } from './photo-uses.ts'

/** Roles that show the same spot at different times: one picture cannot show two of them. */
const MOMENTS: readonly PhotoRole[] = ['before', 'after', 'check']
/** A picture that went round a hundred cases is told by the first few. */
const MOST_OTHERS = 3

/** The same picture, by its bytes, as before and after of one case, or in another case before. */
export function* samePhoto(facts: MarkFacts, limits: MarkLimits): Iterable<Mark> {
  const byHash = new Map<string, PhotoUse[]>()
  for (const use of photoUses(facts.lines)) {
    const hash = facts.hashOf.get(use.fileId)
    if (hash !== undefined) byHash.set(hash, [...(byHash.get(hash) ?? []), use])
  }
  for (const [hash, uses] of byHash) {
    const roles = [...new Set(uses.map((use) => use.role))].filter((role) => MOMENTS.includes(role))
    if (limits.samePhoto.asBeforeAndAfter && roles.length > 1) {
      const { seq, atMs, fileId } = uses.find((use) => use.role === roles[1])!
      yield { kind: 'samePhoto', key: `samePhoto:${hash}`, seq, atMs, detail: { fileId, roles }, other: null }
    }
    if (limits.samePhoto.inOtherCase) yield* inOthers(facts, hash, uses[0]!)
  }
}

function* inOthers({ usedBefore }: MarkFacts, hash: string, { seq, atMs, fileId, role }: PhotoUse): Iterable<Mark> {
  const earlier = usedBefore.filter((use) => use.hash === hash && use.atMs < atMs).slice(0, MOST_OTHERS)
  for (const { caseId, caseNo } of earlier)
    yield {
      kind: 'samePhoto',
      key: `samePhoto:${hash}:${caseId}`,
      seq,
      atMs,
      detail: { fileId, roles: [role] },
      other: { caseId, caseNo },
    }
}
