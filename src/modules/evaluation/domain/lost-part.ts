import type { StoredIndicator } from './sheet.ts'

/**
 * Which cases took the points of a line: where less is better those that are counted, where more is better those of the
 * denominator that the numerator lacks.
 */
export function lostPart({ form, direction }: StoredIndicator): 'numerator' | 'rest' {
  const hasRest = form === 'share' || form === 'weighted' || form === 'ratio'
  return hasRest && direction !== 'lower' ? 'rest' : 'numerator'
}
