import type { IndicatorDefinition } from '../domain/definition.ts'
import type { BookRoom } from './book-room.ts'

/** Numerator and denominator in the district's words; without them as the rule stands. */
export function wordsOf(room: BookRoom, { id, numerator, denominator }: IndicatorDefinition) {
  const words = room.words(id)
  return {
    numerator: words?.numerator ?? numerator?.where ?? '',
    denominator: words?.denominator ?? denominator?.where ?? null,
  }
}
