import { ROAD_CLASSES, type RoadClass } from '../territory-data.ts'
import type { Edge, PlanarMap } from './planar-map.ts'
import { heading } from './shape.ts'

/** A road before it has a name: corners in the direction of its house numbers. */
export interface TracedRoad {
  class: RoadClass
  /** Index of the rule that names the road, or null. */
  line: number | null
  corners: number[]
}

const STRAIGHT_ON_COSINE = -0.87

/** Joins sides of faces that are roads into long lines: along a named line, else straight on through each junction. */
export function traceRoads(map: PlanarMap): TracedRoad[] {
  const onward = map.neighbours.map((_, corner) => pairAt(map, corner))
  const seen = new Set<string>()
  const sideKey = (a: number, b: number) => (a < b ? `${a} ${b}` : `${b} ${a}`)
  const walk = (from: number, to: number): number[] => {
    const corners = [from, to]
    seen.add(sideKey(from, to))
    for (;;) {
      const [before, here] = corners.slice(-2) as [number, number]
      const next = onward[here]!.get(before)
      if (next === undefined || seen.has(sideKey(here, next))) return corners
      seen.add(sideKey(here, next))
      corners.push(next)
    }
  }
  const roads: TracedRoad[] = []
  const startAt = (corner: number, next: number) => {
    const edge = map.edge(corner, next)
    if (!isRoad(edge) || seen.has(sideKey(corner, next))) return
    roads.push({ class: edge.kind, line: edge.line, corners: inNumberOrder(map, walk(corner, next)) })
  }
  for (const [corner, others] of map.neighbours.entries()) {
    for (const other of others) if (!onward[corner]!.has(other)) startAt(corner, other)
  }
  for (const [corner, others] of map.neighbours.entries()) for (const other of others) startAt(corner, other)
  return roads
}

function isRoad(edge: Edge): edge is Edge & { kind: RoadClass } {
  return ROAD_CLASSES.some((roadClass) => roadClass === edge.kind)
}

/** For each road that arrives at a corner the one that carries it on. */
function pairAt(map: PlanarMap, corner: number): Map<number, number> {
  const here = map.spots[corner]!
  const arms = map.neighbours[corner]!.flatMap((other) => {
    const edge = map.edge(corner, other)
    return isRoad(edge) ? [{ other, edge, out: heading(here, map.spots[other]!) }] : []
  })
  const pairs = arms.flatMap((a, i) =>
    arms.slice(i + 1).flatMap((b) => {
      if (a.edge.kind !== b.edge.kind || a.edge.line !== b.edge.line) return []
      const cosine = a.out.x * b.out.x + a.out.y * b.out.y
      if (a.edge.line === null && cosine > STRAIGHT_ON_COSINE) return []
      return [{ a: a.other, b: b.other, cosine }]
    }),
  )
  const onward = new Map<number, number>()
  for (const { a, b } of pairs.sort((p, q) => p.cosine - q.cosine)) {
    if (onward.has(a) || onward.has(b)) continue
    onward.set(a, b)
    onward.set(b, a)
  }
  return onward
}

/** Numbers grow to the east, or to the north from the river. */
function inNumberOrder(map: PlanarMap, corners: number[]): number[] {
  const [first, last] = [map.spots[corners[0]!]!, map.spots[corners.at(-1)!]!]
  const [east, north] = [last.x - first.x, last.y - first.y]
  const forward = Math.abs(east) > Math.abs(north) ? east > 0 : north > 0
  return forward ? corners : corners.toReversed()
}
