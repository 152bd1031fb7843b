import Flatbush from 'flatbush'
import pointInPolygon from 'point-in-polygon-hao'
import { type AreaGeometry, type LonLat, polygonsOf, type Ring } from '#core/place/geometry.ts'

/** Answers which polygons hold a point, exactly as their corners are given: borders belong to the polygon. */
export interface PolygonIndex {
  /** Positions in the list that was given, lowest first. */
  holding(point: LonLat): number[]
}

export function indexPolygons(shapes: readonly AreaGeometry[]): PolygonIndex {
  const parts = shapes.flatMap((shape, at) => polygonsOf(shape).map((rings) => ({ at, rings })))
  if (parts.length === 0) return { holding: () => [] }
  const index = new Flatbush(parts.length)
  for (const { rings } of parts) index.add(...boundsOf(rings[0]!))
  index.finish()
  return {
    holding([lon, lat]) {
      const found = new Set<number>()
      for (const part of index.search(lon, lat, lon, lat)) {
        const { at, rings } = parts[part]!
        // 0 stands for "on the border"
        if (pointInPolygon([lon, lat], rings) !== false) found.add(at)
      }
      return [...found].sort((a, b) => a - b)
    },
  }
}

function boundsOf(ring: Ring): [number, number, number, number] {
  const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x, y] of ring) {
    bounds[0] = Math.min(bounds[0], x)
    bounds[1] = Math.min(bounds[1], y)
    bounds[2] = Math.max(bounds[2], x)
    bounds[3] = Math.max(bounds[3], y)
  }
  return bounds
}
