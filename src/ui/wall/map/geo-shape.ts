import type { LonLat, Projection } from './projection.ts'

/** Features as contracts have them. */
export interface GeoShapes {
  features: readonly {
    geometry: { type: string; coordinates: unknown }
    properties: Record<string, unknown>
  }[]
}

/** The rings or lines of any geometry but points. */
export function linesOf({ type, coordinates }: { type: string; coordinates: unknown }): readonly (readonly LonLat[])[] {
  if (type === 'LineString') return [coordinates as LonLat[]]
  if (type === 'Polygon' || type === 'MultiLineString') return coordinates as LonLat[][]
  if (type === 'MultiPolygon') return (coordinates as LonLat[][][]).flat()
  return []
}

/** One path of many shapes: drawn by the browser in one go. */
export function pathOf(shapes: Iterable<{ geometry: { type: string; coordinates: unknown } }>, { at }: Projection) {
  const path = new Path2D()
  for (const { geometry } of shapes) {
    const isArea = geometry.type.endsWith('Polygon')
    for (const line of linesOf(geometry)) {
      for (const [index, point] of line.entries()) {
        const [x, y] = at(point)
        if (index === 0) path.moveTo(x, y)
        else path.lineTo(x, y)
      }
      if (isArea) path.closePath()
    }
  }
  return path
}
