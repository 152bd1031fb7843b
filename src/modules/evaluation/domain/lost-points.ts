import { type Exact, exact, isMore, minus, ZERO } from '#core/number/exact.ts'
import { readExactText } from './exact-text.ts'
import type { OutcomeMember, OutcomeTerm } from './sheet.ts'

export interface LostPoints {
  term: OutcomeTerm
  lost: Exact
}

/** Where the points of a member went, the greatest loss first; lines that carry no weight here lose nothing. */
export function lostPoints({ terms }: Pick<OutcomeMember, 'terms'>): LostPoints[] {
  return terms
    .map((term) => ({ term, lost: lostOf(term) }))
    .filter(({ lost }) => isMore(lost, ZERO))
    .sort((a, b) => (isMore(a.lost, b.lost) ? -1 : isMore(b.lost, a.lost) ? 1 : 0))
}

export function lostOf({ carried, points }: OutcomeTerm): Exact {
  return minus(carried === null ? exact(0) : readExactText(carried), points === null ? exact(0) : readExactText(points))
}
