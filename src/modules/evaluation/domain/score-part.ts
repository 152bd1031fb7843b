import {
  compare,
  type Exact,
  exact,
  greater,
  isLess,
  isMore,
  lesser,
  minus,
  ONE,
  over,
  plus,
  times,
  ZERO,
} from '#core/number/exact.ts'
import type { SchemeTerm } from './scheme.ts'

export type Direction = 'higher' | 'lower' | 'neutral'

/** Figures of the peers with a large enough sample, for `minmax`. */
export type Peers = readonly Exact[]

/** A figure's part of the score, always from 0 to 1: some rates exceed 1, so 1 − x could be negative. */
export function scorePart(term: SchemeTerm, direction: Direction, x: Exact, peers: Peers): Exact {
  return clamp(unclamped(term, direction === 'lower', x, peers))
}

const clamp = (value: Exact): Exact => lesser(ONE, greater(ZERO, value))
const share = (a: Exact, b: Exact): Exact => {
  const found = over(a, b)
  if (!found) throw new RangeError('a scale of zero')
  return found
}

function unclamped(term: SchemeTerm, isLower: boolean, x: Exact, peers: Peers): Exact {
  switch (term.function) {
    case 'ratio': {
      const part = share(x, exact(term.scale ?? 1))
      return isLower ? minus(ONE, part) : part
    }
    case 'threshold': {
      const [target, floor] = [exact(term.target!), exact(term.floor!)]
      // Seen from the floor the same line serves both directions.
      return share(minus(x, floor), minus(target, floor))
    }
    case 'minmax': {
      if (peers.length === 0) return ONE
      const [least, most] = [peers.reduce(lesser), peers.reduce(greater)]
      const span = minus(most, least)
      if (span.num === 0n) return ONE
      return share(isLower ? minus(most, x) : minus(x, least), span)
    }
    case 'deductPerUnit':
      return minus(ONE, times(exact(term.perUnit!), x))
    case 'band':
      return inBand(
        term.points!.map(([at, score]) => ({ at: exact(at), score: exact(score) })),
        x,
      )
  }
}

function inBand(points: readonly { at: Exact; score: Exact }[], x: Exact): Exact {
  const [first, last] = [points[0]!, points.at(-1)!]
  if (!isMore(x, first.at)) return first.score
  if (!isLess(x, last.at)) return last.score
  const next = points.findIndex(({ at }) => compare(at, x) > 0)
  const [left, right] = [points[next - 1]!, points[next]!]
  const way = share(minus(x, left.at), minus(right.at, left.at))
  return plus(left.score, times(way, minus(right.score, left.score)))
}
