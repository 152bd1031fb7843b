/** Millionths: weights of answers are kept in them, so that sums stay whole numbers. */
export const WEIGHT_UNIT = 1_000_000

/** What a case gives to one figure for one unit and post. */
export interface Cell {
  column: number
  department: string
  /** Empty: the figure has no post. */
  post: string
  /** Covered by an approved exclusion. */
  isExcluded: boolean
  /** Elements in the numerator; of weighted answers millionths, of means milliseconds. */
  n: number
  d: number
  /** Measured milliseconds, sorted: what is added, and what is taken away from the sum of shorter periods. */
  plus: readonly number[]
  minus: readonly number[]
}

export type Cells = ReadonlyMap<string, Cell>
export const NO_CELLS: Cells = new Map()

export const cellKey = ({ column, department, post, isExcluded }: Omit<Cell, 'n' | 'd' | 'plus' | 'minus'>): string =>
  `${column}\t${department}\t${post}\t${isExcluded ? 1 : 0}`

const isNothing = ({ n, d, plus, minus }: Cell) => n === 0 && d === 0 && plus.length === 0 && minus.length === 0

/** What is left of a longer period's cells when those of its parts are taken away. */
export function restOf(whole: Cells, parts: readonly Cells[]): Cells {
  const filled = parts.filter(({ size }) => size > 0)
  if (filled.length === 0) return whole
  if (filled.length === 1 && filled[0] === whole) return NO_CELLS
  const rest = new Map<string, Cell>(whole)
  for (const part of filled)
    for (const [key, cell] of part) {
      const under = rest.get(key)
      const [plus, minus] = without([...(under?.plus ?? []), ...cell.minus], [...(under?.minus ?? []), ...cell.plus])
      const left = { ...cell, n: (under?.n ?? 0) - cell.n, d: (under?.d ?? 0) - cell.d, plus, minus }
      if (isNothing(left)) rest.delete(key)
      else rest.set(key, left)
    }
  return rest
}

export const sameCells = (a: Cells, b: Cells): boolean =>
  a === b || (a.size === b.size && JSON.stringify(inOrder(a)) === JSON.stringify(inOrder(b)))

const inOrder = (cells: Cells) => [...cells].sort(([a], [b]) => (a < b ? -1 : 1))

/** Takes what is in both lists out of both; each comes back sorted. */
export function without(plus: readonly number[], minus: readonly number[]): [number[], number[]] {
  const [a, b] = [plus.toSorted((x, y) => x - y), minus.toSorted((x, y) => x - y)]
  const [left, right]: [number[], number[]] = [[], []]
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const [x, y] = [a[i], b[j]]
    if (y === undefined || (x !== undefined && x < y)) left.push(a[i++]!)
    else if (x === undefined || y < x) right.push(b[j++]!)
    else {
      i++
      j++
    }
  }
  return [left, right]
}
