import { Clipper, ClipperOffset, ClipType, EndType, FillRule, JoinType, type PolyPath64, PolyTree64 } from 'clipper2-ts'
import type { AreaGeometry, LonLat, Ring } from '#core/place/geometry.ts'
import { polygonsOf } from '#core/place/geometry.ts'
import { type LocalPlane, localPlane } from '#core/place/local-plane.ts'

/** Points, lines and areas that are looked at together. */
export interface Shapes {
  points?: readonly LonLat[]
  lines?: readonly (readonly LonLat[])[]
  areas?: readonly AreaGeometry[]
}

/** Corners are whole millimetres of the local plane, in which cutting is exact. */
const PER_METRE = 1000
/** How far a drawn arc may lie inside the true one, as a share of its radius. */
const ARC_SHARE = 0.0005
const SMALLEST_ARC_MM = 2

type Path = { x: number; y: number }[]

/** Everything within so many metres of the shapes. */
export function bufferOf(shapes: Shapes, metres: number): AreaGeometry | null {
  const plane = planeOf(shapes)
  if (!plane) return null
  const radius = metres * PER_METRE
  const arc = Math.max(SMALLEST_ARC_MM, radius * ARC_SHARE)
  const paths = [
    ...grown(
      (shapes.points ?? []).map((point) => [toPath(plane, point)]),
      EndType.Round,
    ),
    ...grown(
      (shapes.lines ?? []).map((line) => line.map((point) => toPath(plane, point))),
      EndType.Round,
    ),
    ...(shapes.areas ?? []).flatMap((area) => grown(soundPaths(plane, area), EndType.Polygon)),
  ]
  return areaOf(plane, paths)

  function grown(lines: Path[], end: EndType): Path[] {
    if (lines.length === 0) return []
    const offset = new ClipperOffset(2, arc)
    offset.addPaths(lines, JoinType.Round, end)
    const solution: Path[] = []
    offset.execute(radius, solution)
    return solution
  }
}

/** What the areas cover together: where several lie on each other it counts once. */
export function unionOf(areas: readonly AreaGeometry[]): AreaGeometry | null {
  const plane = planeOf({ areas })
  return (
    plane &&
    areaOf(
      plane,
      areas.flatMap((area) => soundPaths(plane, area)),
    )
  )
}

/** Rings as an area is meant: outer ones and holes by how they lie, whatever their direction. */
function soundPaths(plane: LocalPlane, area: AreaGeometry): Path[] {
  return polygonsOf(area).flatMap((rings) => {
    const paths = rings.map((ring) => ring.slice(0, -1).map((point) => toPath(plane, point)))
    return Clipper.union(paths, FillRule.EvenOdd)
  })
}

function areaOf(plane: LocalPlane, paths: Path[]): AreaGeometry | null {
  const tree = new PolyTree64()
  Clipper.booleanOpWithPolyTree(ClipType.Union, paths, null, tree, FillRule.NonZero)
  const polygons = outersOf(tree).map((outer) => [outer, ...childrenOf(outer)].map((part) => toRing(plane, part.poly!)))
  if (polygons.length === 0) return null
  return polygons.length === 1
    ? { type: 'Polygon', coordinates: polygons[0]! }
    : { type: 'MultiPolygon', coordinates: polygons }
}

/** Outer rings at any depth: an island in a hole is one too. */
function outersOf(tree: PolyPath64): PolyPath64[] {
  return childrenOf(tree).flatMap((outer) => [outer, ...childrenOf(outer).flatMap(outersOf)])
}

function childrenOf(path: PolyPath64): PolyPath64[] {
  return Array.from({ length: path.count }, (_, i) => path.child(i))
}

function planeOf({ points = [], lines = [], areas = [] }: Shapes): LocalPlane | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  const all = [points, ...lines, ...areas.flatMap((area) => polygonsOf(area).map(([outer]) => outer!))]
  for (const [lon, lat] of all.flat()) {
    ;[west, south] = [Math.min(west, lon), Math.min(south, lat)]
    ;[east, north] = [Math.max(east, lon), Math.max(north, lat)]
  }
  return west === Infinity ? null : localPlane([(west + east) / 2, (south + north) / 2])
}

function toPath(plane: LocalPlane, point: LonLat): { x: number; y: number } {
  const [east, north] = plane.toMetres(point)
  return { x: Math.round(east * PER_METRE), y: Math.round(north * PER_METRE) }
}

function toRing(plane: LocalPlane, path: Path): Ring {
  const ring = path.map(({ x, y }) => plane.toLonLat([x / PER_METRE, y / PER_METRE]))
  return [...ring, [...ring[0]!]]
}
