import { type Exact, exact, isZero, minus, sum } from '#core/number/exact.ts'
import { toText } from '#core/number/round-exact.ts'

export interface WeightMove {
  level1: string
  before: string
  after: string
}

/**
 * New weights in mid-year must leave every sum as it was: of the whole, and of each class where the scheme gives classes their
 * points. What would move, in words; null: nothing does.
 */
export function movedSums(moves: readonly WeightMove[], byClass: boolean): string | null {
  const moved = (some: readonly WeightMove[]) =>
    sum(some.map(({ before, after }) => minus(exact(after), exact(before))))
  const names = byClass ? [...new Set(moves.map((one) => one.level1))] : []
  const parts: [string, Exact][] = byClass
    ? names.map((name) => [name, moved(moves.filter((one) => one.level1 === name))])
    : [['合计', moved(moves)]]
  const off = parts.filter(([, by]) => !isZero(by))
  return off.length === 0
    ? null
    : off.map(([name, by]) => `${name}${by.num > 0n ? '多' : '少'} ${toText(by).replace('-', '')} 分`).join('，')
}
