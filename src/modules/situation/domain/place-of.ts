import { distanceM } from '#core/place/distance.ts'
import type { LonLat } from '#core/place/geometry.ts'
import { labelPoint } from '#core/place/polygon.ts'
import { partsOf } from './geometry-parts.ts'
import type { FeatureGeometry } from './layer.ts'

/** The one point that stands for a feature in lists: itself, half way along its longest line, or well inside its area. */
export function placeOf(geometry: FeatureGeometry): LonLat {
  const { points, lines, area } = partsOf(geometry)
  const at = area ? labelPoint(area) : (points[0] ?? halfWay(lines))
  return [round6(at[0]), round6(at[1])]
}

function halfWay(lines: readonly LonLat[][]): LonLat {
  const measured = lines.map((line) => ({ line, lengthM: lengthM(line) }))
  const { line, lengthM: whole } = measured.reduce((best, one) => (one.lengthM > best.lengthM ? one : best))
  let left = whole / 2
  for (let i = 1; i < line.length; i++) {
    const [from, to] = [line[i - 1]!, line[i]!]
    const stretch = distanceM(from, to)
    if (stretch >= left && stretch > 0) {
      const share = left / stretch
      return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share]
    }
    left -= stretch
  }
  return line[0]!
}

function lengthM(line: readonly LonLat[]): number {
  let sum = 0
  for (let i = 1; i < line.length; i++) sum += distanceM(line[i - 1]!, line[i]!)
  return sum
}

const round6 = (degrees: number) => Math.round(degrees * 1e6) / 1e6
