import { distanceM } from '#core/place/distance.ts'
import type { AreaGeometry, LonLat, Ring } from '#core/place/geometry.ts'
import { areaM2, contains } from '#core/place/polygon.ts'
import type { MapBounds } from './map-view.tsx'

/** What somebody drew, or wrote by its coordinates, to look within. CGCS2000 degrees. */
export type DrawnShape =
  | { kind: 'circle'; center: LonLat; radiusM: number }
  /** Corners in order, the first not repeated. */
  | { kind: 'polygon'; corners: readonly LonLat[] }

const SIDES = 72
const EARTH_RADIUS_M = 6_371_008.8
const RADIANS = Math.PI / 180

/** The border as a closed ring; a circle as a polygon of 72 sides. */
export function ringOf(shape: DrawnShape): Ring {
  if (shape.kind === 'polygon') return [...shape.corners, shape.corners[0]!].map(([lon, lat]) => [lon, lat])
  const ring = Array.from({ length: SIDES }, (_side, at) => pointAt(shape.center, shape.radiusM, (at * 360) / SIDES))
  return [...ring, ring[0]!]
}

export function isWithin(shape: DrawnShape, point: LonLat): boolean {
  return shape.kind === 'circle'
    ? distanceM(shape.center, point) <= shape.radiusM
    : contains({ type: 'Polygon', coordinates: [ringOf(shape)] }, point)
}

export function boundsOf(shape: DrawnShape): MapBounds {
  const ring = ringOf(shape)
  const [lons, lats] = [ring.map(([lon]) => lon), ring.map(([, lat]) => lat)]
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)]
}

export function shapeAreaM2(shape: DrawnShape): number {
  if (shape.kind === 'circle') return Math.PI * shape.radiusM ** 2
  const geometry: AreaGeometry = { type: 'Polygon', coordinates: [ringOf(shape)] }
  return areaM2(geometry)
}

/** The point that far away in that direction, in degrees clockwise from north. */
function pointAt([lon, lat]: LonLat, awayM: number, bearing: number): LonLat {
  const angle = awayM / EARTH_RADIUS_M
  const [from, towards] = [lat * RADIANS, bearing * RADIANS]
  const sinTo = Math.sin(from) * Math.cos(angle) + Math.cos(from) * Math.sin(angle) * Math.cos(towards)
  const east = Math.atan2(
    Math.sin(towards) * Math.sin(angle) * Math.cos(from),
    Math.cos(angle) - Math.sin(from) * sinTo,
  )
  return [lon + east / RADIANS, Math.asin(sinTo) / RADIANS]
}
