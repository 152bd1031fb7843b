import type { LonLat, Ring } from './geometry.ts'

interface Side {
  index: number
  from: LonLat
  to: LonLat
  west: number
  east: number
}

/**
 * Where a closed ring crosses itself, or null. Sides are swept from west to east, so that rings of thousands of corners
 * take no square time. Touching at a corner is allowed: surveys have such rings, and they divide the plane cleanly.
 */
export function crossingOf(ring: Ring): LonLat | null {
  const sides: Side[] = []
  for (let index = 1; index < ring.length; index++) {
    const from = ring[index - 1]!
    const to = ring[index]!
    sides.push({ index, from, to, west: Math.min(from[0], to[0]), east: Math.max(from[0], to[0]) })
  }
  sides.sort((a, b) => a.west - b.west || a.index - b.index)
  let open: Side[] = []
  for (const side of sides) {
    open = open.filter((other) => other.east >= side.west)
    for (const other of open) if (cross(side, other)) return meetingOf(side, other)
    open.push(side)
  }
  return null
}

function cross(a: Side, b: Side): boolean {
  return (
    turn(a.from, a.to, b.from) * turn(a.from, a.to, b.to) < 0 &&
    turn(b.from, b.to, a.from) * turn(b.from, b.to, a.to) < 0
  )
}

/** 1 left, -1 right, 0 on the line; corners stand on millionths of a degree, so whole numbers decide exactly. */
function turn(from: LonLat, to: LonLat, point: LonLat): number {
  const [x0, y0, x1, y1, x, y] = [from[0], from[1], to[0], to[1], point[0], point[1]].map((d) => Math.round(d * 1e6))
  return Math.sign((x1! - x0!) * (y! - y0!) - (x! - x0!) * (y1! - y0!))
}

/** Where two sides that cross meet, six decimals. */
function meetingOf(a: Side, b: Side): LonLat {
  const [dx, dy] = [a.to[0] - a.from[0], a.to[1] - a.from[1]]
  const [ex, ey] = [b.to[0] - b.from[0], b.to[1] - b.from[1]]
  const share = ((b.from[0] - a.from[0]) * ey - (b.from[1] - a.from[1]) * ex) / (dx * ey - dy * ex)
  return [round6(a.from[0] + share * dx), round6(a.from[1] + share * dy)]
}

const round6 = (degrees: number) => Math.round(degrees * 1e6) / 1e6
