import { type AreaGeometry, type LonLat, polygonsOf } from '#core/place/geometry.ts'

/** West, south, east, north in degrees. */
export type Bbox = [number, number, number, number]

export function bboxOf(geometry: AreaGeometry): Bbox {
  return bboxOfLine(polygonsOf(geometry).flatMap(([outer]) => outer!))
}

export function bboxOfLine(line: readonly LonLat[]): Bbox {
  const box: Bbox = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [lon, lat] of line) {
    if (lon < box[0]) box[0] = lon
    if (lat < box[1]) box[1] = lat
    if (lon > box[2]) box[2] = lon
    if (lat > box[3]) box[3] = lat
  }
  return box
}

export function joinBoxes(boxes: readonly Bbox[]): Bbox | null {
  if (boxes.length === 0) return null
  return boxes.reduce((a, b) => [
    Math.min(a[0], b[0]),
    Math.min(a[1], b[1]),
    Math.max(a[2], b[2]),
    Math.max(a[3], b[3]),
  ])
}
