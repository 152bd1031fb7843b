import { compare, exact } from '#core/number/exact.ts'
import type { TargetMeasure } from './target.ts'

/** Does the figure so far reach the target already? Null: words, or nothing to compare. */
export function reachedSoFar({ kind, op, value }: TargetMeasure, actual: string | null): boolean | null {
  if (kind !== 'quantitative' || op === null || value === null || actual === null) return null
  const difference = compare(exact(actual), exact(value))
  if (op === '>=') return difference >= 0
  if (op === '>') return difference > 0
  if (op === '<=') return difference <= 0
  if (op === '<') return difference < 0
  return difference === 0
}
