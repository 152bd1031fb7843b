import type { CaseRules } from './case-rules.ts'
import type { Photos } from './case-state.ts'
import type { Result } from './enums.ts'
import type { CategoryFacts } from './facts.ts'

export interface Evidence {
  photosBefore?: readonly string[]
  photosAfter?: readonly string[]
  attachments?: readonly string[]
}

/**
 * Is what was done shown (switch closeEvidence)? field: outdoors a photo before and one after, else anything that
 * proves it; image: a picture after; result: the answer is enough. What could not be done need not be photographed.
 */
export function isShown(
  result: Result,
  given: Evidence,
  photos: Photos,
  rules: CaseRules,
  category: CategoryFacts | null,
): boolean {
  if (result !== 'solved' || rules.closeEvidence === 'result') return true
  const after = (given.photosAfter?.length ?? 0) + photos.after.length > 0
  if (rules.closeEvidence === 'image') return after
  const before = (given.photosBefore?.length ?? 0) + photos.before.length > 0
  if (category?.outdoor ?? true) return before && after
  return after || (given.attachments?.length ?? 0) > 0
}
