import type { AreaGeometry, LonLat } from '#core/place/geometry.ts'
import type { Bbox, FeatureGeometry } from './layer.ts'

/** A geometry as its points, lines and areas, whatever it was called. */
export interface GeometryParts {
  points: LonLat[]
  lines: LonLat[][]
  area: AreaGeometry | null
}

export function partsOf({ type, coordinates }: FeatureGeometry): GeometryParts {
  const parts: GeometryParts = { points: [], lines: [], area: null }
  if (type === 'Point') parts.points = [coordinates as LonLat]
  else if (type === 'MultiPoint') parts.points = coordinates as LonLat[]
  else if (type === 'LineString') parts.lines = [coordinates as LonLat[]]
  else if (type === 'MultiLineString') parts.lines = coordinates as LonLat[][]
  else parts.area = { type, coordinates } as AreaGeometry
  return parts
}

export function boxOf(geometry: FeatureGeometry): Bbox {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]
  const grow = (node: unknown): void => {
    const list = node as unknown[]
    if (typeof list[0] !== 'number') {
      for (const part of list) grow(part)
      return
    }
    const [lon, lat] = list as LonLat
    box[0] = Math.min(box[0], lon)
    box[1] = Math.min(box[1], lat)
    box[2] = Math.max(box[2], lon)
    box[3] = Math.max(box[3], lat)
  }
  grow(geometry.coordinates)
  return box
}
