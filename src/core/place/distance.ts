import type { LonLat } from './geometry.ts'

const MEAN_EARTH_RADIUS_M = 6_371_008.8
const RADIANS = Math.PI / 180

/** Great-circle distance by the haversine formula; good to about 0.5 % of the ellipsoid, enough for "within 50 m". */
export function distanceM(from: LonLat, to: LonLat): number {
  const halfLat = ((to[1] - from[1]) * RADIANS) / 2
  const halfLon = ((to[0] - from[0]) * RADIANS) / 2
  const a = Math.sin(halfLat) ** 2 + Math.cos(from[1] * RADIANS) * Math.cos(to[1] * RADIANS) * Math.sin(halfLon) ** 2
  return 2 * MEAN_EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(a)))
}
