import type { CoursePoint, RuleView } from '../contract.ts'

export interface Axis {
  low: number
  high: number
  ticks: readonly number[]
}

/** Holds every value and every limit, so that it is seen how far a reading is from it. */
export function axisOf(
  points: readonly Pick<CoursePoint, 'min' | 'max'>[],
  rules: readonly Pick<RuleView, 'enter' | 'leave'>[],
): Axis {
  const values = [
    ...points.flatMap(({ min, max }) => [min, max]),
    ...rules.flatMap(({ enter, leave }) => [enter, leave]),
  ]
  if (values.length === 0) return { low: 0, high: 1, ticks: [0, 1] }
  const [least, most] = [Math.min(...values, 0), Math.max(...values)]
  const step = stepOf((most - least || 1) / 4)
  const low = Math.floor(least / step) * step
  const high = Math.ceil(most / step + 0.2) * step
  const ticks: number[] = []
  for (let n = 0; low + n * step <= high + step / 2; n += 1) ticks.push(Number((low + n * step).toPrecision(10)))
  return { low, high: ticks.at(-1)!, ticks }
}

function stepOf(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough))
  return ([1, 2, 2.5, 5].find((one) => one * power >= rough) ?? 10) * power
}

/** Pieces that follow each other without a gap. */
export function runsOf(points: readonly CoursePoint[], pieceMs: number): CoursePoint[][] {
  const runs: CoursePoint[][] = []
  for (const point of points) {
    const last = runs.at(-1)?.at(-1)
    if (last && Date.parse(point.at) - Date.parse(last.at) <= 2.5 * pieceMs) runs.at(-1)!.push(point)
    else runs.push([point])
  }
  return runs
}
