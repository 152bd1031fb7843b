import { type History, HORIZON_DAYS, type IsWorking, WEEK } from './history.ts'

/** Half a year: what was before has other causes. */
const MOST_DAYS = 182
/** Keeps what little history cannot tell (a holiday that never came) at nought; too small to move what it can. */
const RIDGE = 0.5

/** Least squares on weekday, days off within the week, working weekends and a straight trend. */
export function fitRegression(history: History, isWorking: IsWorking): number[] {
  const skipped = Math.max(0, history.values.length - MOST_DAYS)
  const values = history.values.slice(skipped)
  const firstDay = history.firstDay + skipped
  const row = (at: number) => {
    const weekday = at % WEEK
    const works = isWorking(firstDay + at)
    const isWeekend = weekday >= 5
    return [
      ...Array.from({ length: WEEK }, (_, one) => (one === weekday ? 1 : 0)),
      !isWeekend && !works ? 1 : 0,
      isWeekend && works ? 1 : 0,
      at / MOST_DAYS,
    ]
  }
  const size = row(0).length
  const left = Array.from({ length: size }, (_, at) => Array.from({ length: size }, (_, to) => (at === to ? RIDGE : 0)))
  const right = Array.from({ length: size }, () => 0)
  const middle = values.reduce((sum, value) => sum + value, 0) / values.length
  for (const [at, value] of values.entries()) {
    const x = row(at)
    for (let i = 0; i < size; i++) {
      right[i]! += x[i]! * (value - middle)
      for (let j = 0; j < size; j++) left[i]![j]! += x[i]! * x[j]!
    }
  }
  const weights = solve(left, right)
  return Array.from({ length: HORIZON_DAYS }, (_, step) =>
    row(values.length + step).reduce((sum, x, at) => sum + x * weights[at]!, middle),
  )
}

/** Gauss with pivots; the ridge makes the matrix positive definite. */
function solve(matrix: number[][], vector: number[]): number[] {
  const size = vector.length
  const rows = matrix.map((row, at) => [...row, vector[at]!])
  for (let at = 0; at < size; at++) {
    let pivot = at
    for (let below = at + 1; below < size; below++)
      if (Math.abs(rows[below]![at]!) > Math.abs(rows[pivot]![at]!)) pivot = below
    ;[rows[at], rows[pivot]] = [rows[pivot]!, rows[at]!]
    for (let below = at + 1; below < size; below++) {
      const factor = rows[below]![at]! / rows[at]![at]!
      for (let column = at; column <= size; column++) rows[below]![column]! -= factor * rows[at]![column]!
    }
  }
  const answer = Array.from({ length: size }, () => 0)
  for (let at = size - 1; at >= 0; at--) {
    let rest = rows[at]![size]!
    for (let column = at + 1; column < size; column++) rest -= rows[at]![column]! * answer[column]!
    answer[at] = rest / rows[at]![at]!
  }
  return answer
}
