import type { NeedState } from './words.ts'

/** From where each of these may be reached (a case ends by the case itself). */
const FROM: Readonly<Record<NeedState, readonly NeedState[]>> = {
  open: [],
  following: ['open', 'following', 'caseEnded', 'cannot'],
  caseOpened: ['open', 'following'],
  caseEnded: ['caseOpened'],
  done: ['open', 'following', 'caseEnded'],
  cannot: ['open', 'following', 'caseEnded'],
}

export function mayBecome(from: NeedState, to: NeedState): boolean {
  return FROM[to].includes(from)
}

export const OPEN_NEEDS: readonly NeedState[] = ['open', 'following', 'caseOpened', 'caseEnded']
