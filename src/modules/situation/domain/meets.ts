import { type AreaGeometry, type LonLat, polygonsOf } from '#core/place/geometry.ts'
import { contains } from '#core/place/polygon.ts'
import { boxesMeet } from './box.ts'
import { boxOf, partsOf } from './geometry-parts.ts'
import type { Bbox, FeatureGeometry } from './layer.ts'

/** Whether any part of a geometry lies in an area or on its border. */
export function meets(geometry: FeatureGeometry, where: AreaGeometry): boolean {
  const { points, lines, area } = partsOf(geometry)
  if (points.some((point) => contains(where, point))) return true
  const own = area ? polygonsOf(area).flat() : lines
  if (own.some((line) => contains(where, line[0]!))) return true
  if (area && polygonsOf(where).some(([outer]) => contains(area, outer![0]!))) return true
  const borders = polygonsOf(where).flat()
  return own.some((line) => borders.some((border) => linesMeet(line, border)))
}

function linesMeet(a: readonly LonLat[], b: readonly LonLat[]): boolean {
  const [boxA, boxB] = [boxOfLine(a), boxOfLine(b)]
  if (!boxesMeet(boxA, boxB)) return false
  const near = sidesOf(b).filter((side) => boxesMeet(boxOfLine(side), boxA))
  return sidesOf(a).some((side) => {
    const box = boxOfLine(side)
    return boxesMeet(box, boxB) && near.some((other) => boxesMeet(box, boxOfLine(other)) && sidesCross(side, other))
  })
}

type Side = readonly [LonLat, LonLat]

function sidesOf(line: readonly LonLat[]): Side[] {
  return line.slice(1).map((to, i) => [line[i]!, to] as const)
}

function sidesCross([a, b]: Side, [c, d]: Side): boolean {
  return turn(a, b, c) * turn(a, b, d) <= 0 && turn(c, d, a) * turn(c, d, b) <= 0
}

function turn([x0, y0]: LonLat, [x1, y1]: LonLat, [x, y]: LonLat): number {
  return Math.sign((x1 - x0) * (y - y0) - (x - x0) * (y1 - y0))
}

function boxOfLine(line: readonly LonLat[]): Bbox {
  return boxOf({ type: 'MultiPoint', coordinates: line })
}
