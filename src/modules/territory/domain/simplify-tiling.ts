import { type AreaGeometry, type LonLat, polygonsOf, type Ring } from '#core/place/geometry.ts'

const METRES_PER_DEGREE = 111_320
const RADIANS = Math.PI / 180

/**
 * Draws areas with fewer corners, none further than `toleranceM` from where the border was. Borders are cut where three
 * areas meet and each piece is simplified once, so that neighbours still share it and no slits open between them.
 */
export function simplifyTiling(geometries: readonly AreaGeometry[], toleranceM: number): AreaGeometry[] {
  if (toleranceM <= 0) return [...geometries]
  const junctions = findJunctions(geometries)
  const simplifyRing = (ring: Ring): Ring => {
    const simple = arcsOf(ring, junctions).flatMap((arc, index) => {
      const kept = simplifyArc(arc, toleranceM)
      return index === 0 ? kept : kept.slice(1)
    })
    return simple.length >= 4 ? simple : ring
  }
  return geometries.map((geometry) => {
    const polygons = polygonsOf(geometry).map((rings) => rings.map(simplifyRing))
    return geometry.type === 'Polygon'
      ? { type: 'Polygon', coordinates: polygons[0]! }
      : { type: 'MultiPolygon', coordinates: polygons }
  })
}

/** Corners where borders part: those with other than two neighbours. */
function findJunctions(geometries: readonly AreaGeometry[]): Set<string> {
  const neighbours = new Map<string, Set<string>>()
  const join = (from: string, to: string) => {
    const known = neighbours.get(from)
    if (known) known.add(to)
    else neighbours.set(from, new Set([to]))
  }
  for (const geometry of geometries)
    for (const ring of polygonsOf(geometry).flat()) {
      let last = keyOf(ring[0]!)
      for (let i = 1; i < ring.length; i++) {
        const here = keyOf(ring[i]!)
        join(last, here)
        join(here, last)
        last = here
      }
    }
  return new Set([...neighbours].filter(([, others]) => others.size !== 2).map(([key]) => key))
}

/** The ring as pieces between junctions; a ring without any is cut at its smallest corner and the one furthest from it. */
function arcsOf(ring: Ring, junctions: ReadonlySet<string>): LonLat[][] {
  const corners = ring.slice(0, -1)
  let start = corners.findIndex((corner) => junctions.has(keyOf(corner)))
  const lonely = start < 0
  if (lonely) start = corners.reduce((best, corner, i) => (isBefore(corner, corners[best]!) ? i : best), 0)
  const turned = [...corners.slice(start), ...corners.slice(0, start), corners[start]!]
  const cuts = lonely
    ? [furthestFrom(turned, 0, turned.length - 1).index]
    : turned.slice(1, -1).flatMap((corner, i) => (junctions.has(keyOf(corner)) ? [i + 1] : []))
  const ends = [0, ...cuts, turned.length - 1]
  return ends.slice(1).map((end, i) => turned.slice(ends[i], end + 1))
}

/** The same corners are kept whichever neighbour asks: the piece is always walked from the same end. */
function simplifyArc(arc: LonLat[], toleranceM: number): LonLat[] {
  const last = arc.length - 1
  if (last < 2) return arc
  const closed = keyOf(arc[0]!) === keyOf(arc[last]!)
  const backwards = closed ? isBefore(arc[last - 1]!, arc[1]!) : isBefore(arc[last]!, arc[0]!)
  const walked = backwards ? arc.toReversed() : arc
  const kept = new Set([0, last])
  const open: [number, number][] = [[0, last]]
  while (open.length > 0) {
    const [from, to] = open.pop()!
    const { index, metres } = furthestFrom(walked, from, to)
    if (metres <= toleranceM) continue
    kept.add(index)
    open.push([from, index], [index, to])
  }
  const simple = walked.filter((_, i) => kept.has(i))
  return backwards ? simple.reverse() : simple
}

function furthestFrom(line: readonly LonLat[], from: number, to: number): { index: number; metres: number } {
  let best = { index: from, metres: -1 }
  for (let index = from + 1; index < to; index++) {
    const metres = metresFromSegment(line[index]!, line[from]!, line[to]!)
    if (metres > best.metres) best = { index, metres }
  }
  return best
}

function metresFromSegment(point: LonLat, from: LonLat, to: LonLat): number {
  const east = METRES_PER_DEGREE * Math.cos(from[1] * RADIANS)
  const [x, y] = [(point[0] - from[0]) * east, (point[1] - from[1]) * METRES_PER_DEGREE]
  const [dx, dy] = [(to[0] - from[0]) * east, (to[1] - from[1]) * METRES_PER_DEGREE]
  const length2 = dx * dx + dy * dy
  const share = length2 === 0 ? 0 : Math.min(1, Math.max(0, (x * dx + y * dy) / length2))
  return Math.hypot(x - share * dx, y - share * dy)
}

function keyOf(point: LonLat): string {
  return `${point[0]},${point[1]}`
}

function isBefore(a: LonLat, b: LonLat): boolean {
  return a[0] !== b[0] ? a[0] < b[0] : a[1] < b[1]
}
