import { distanceM } from '#core/place/distance.ts'
import { type LonLat, polygonsOf } from '#core/place/geometry.ts'
import { contains } from '#core/place/polygon.ts'
import { partsOf } from './geometry-parts.ts'
import type { FeatureGeometry } from './layer.ts'

/** Metres from a point to the nearest place of a geometry; 0 inside an area. */
export function distanceTo(geometry: FeatureGeometry, at: LonLat): number {
  const { points, lines, area } = partsOf(geometry)
  if (area && contains(area, at)) return 0
  const borders = area ? polygonsOf(area).flat() : lines
  let least = Infinity
  for (const point of points) least = Math.min(least, distanceM(at, point))
  for (const line of borders)
    for (let i = 0; i < line.length; i++) least = Math.min(least, toSide(line[Math.max(0, i - 1)]!, line[i]!, at))
  return least
}

/** In a plane that touches the earth at the point: stretches of a map are short. */
function toSide(from: LonLat, to: LonLat, at: LonLat): number {
  const shrink = Math.cos((at[1] * Math.PI) / 180)
  const [x0, y0] = [(from[0] - at[0]) * shrink, from[1] - at[1]]
  const [dx, dy] = [(to[0] - from[0]) * shrink, to[1] - from[1]]
  const squared = dx * dx + dy * dy
  const share = squared === 0 ? 0 : Math.max(0, Math.min(1, -(x0 * dx + y0 * dy) / squared))
  return distanceM(at, [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share])
}
