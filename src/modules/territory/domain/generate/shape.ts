import type { Spot } from './plane.ts'

/** Shapes in metres are open lists of corners, counter-clockwise. */

export function signedArea(ring: readonly Spot[]): number {
  let twice = 0
  for (let i = 0; i < ring.length; i++) {
    const here = ring[i]!
    const next = ring[(i + 1) % ring.length]!
    twice += here.x * next.y - next.x * here.y
  }
  return twice / 2
}

function perimeter(ring: readonly Spot[]): number {
  return ring.reduce((sum, spot, i) => sum + gap(spot, ring[(i + 1) % ring.length]!), 0)
}

/** 1 for a circle, 0.785 for a square, near 0 for a splinter. */
export function compactness(ring: readonly Spot[]): number {
  const length = perimeter(ring)
  return (4 * Math.PI * signedArea(ring)) / (length * length)
}

export function centreOf(ring: readonly Spot[]): Spot {
  const base = ring[0]!
  let twice = 0
  let x = 0
  let y = 0
  for (let i = 1; i + 1 < ring.length; i++) {
    const a = { x: ring[i]!.x - base.x, y: ring[i]!.y - base.y }
    const b = { x: ring[i + 1]!.x - base.x, y: ring[i + 1]!.y - base.y }
    const cross = a.x * b.y - b.x * a.y
    twice += cross
    x += cross * (a.x + b.x)
    y += cross * (a.y + b.y)
  }
  return { x: base.x + x / (3 * twice), y: base.y + y / (3 * twice) }
}

export function gap(from: Spot, to: Spot): number {
  const x = to.x - from.x
  const y = to.y - from.y
  return Math.sqrt(x * x + y * y)
}

export function between(from: Spot, to: Spot, share: number): Spot {
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }
}

/** Unit vector from one spot to another. */
export function heading(from: Spot, to: Spot): Spot {
  const length = gap(from, to) || 1
  return { x: (to.x - from.x) / length, y: (to.y - from.y) / length }
}

export function insideRing(ring: readonly Spot[], { x, y }: Spot): boolean {
  let inside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const a = ring[i]!
    const b = ring[j]!
    if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) inside = !inside
  }
  return inside
}

export function distanceToSegment(spot: Spot, from: Spot, to: Spot): number {
  const x = to.x - from.x
  const y = to.y - from.y
  const length2 = x * x + y * y
  const share = length2 === 0 ? 0 : ((spot.x - from.x) * x + (spot.y - from.y) * y) / length2
  return gap(spot, between(from, to, Math.max(0, Math.min(1, share))))
}

export interface Box {
  /** Unit vector along the long side. */
  along: Spot
  centre: Spot
  longM: number
  shortM: number
}

/** The smallest of the boxes that lie along one of the sides. */
export function tightBox(ring: readonly Spot[]): Box {
  let best: (Box & { area: number }) | undefined
  for (let i = 0; i < ring.length; i++) {
    const box = boxAlong(ring, heading(ring[i]!, ring[(i + 1) % ring.length]!))
    if (!best || box.area < best.area) best = box
  }
  return best!
}

/** The box of a ring along a direction, turned so that `along` is its longer side. */
function boxAlong(ring: readonly Spot[], along: Spot): Box & { area: number } {
  let [lowU, highU, lowV, highV] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const spot of ring) {
    const u = spot.x * along.x + spot.y * along.y
    const v = -spot.x * along.y + spot.y * along.x
    lowU = Math.min(lowU, u)
    highU = Math.max(highU, u)
    lowV = Math.min(lowV, v)
    highV = Math.max(highV, v)
  }
  const u = (lowU + highU) / 2
  const v = (lowV + highV) / 2
  const centre = { x: u * along.x - v * along.y, y: u * along.y + v * along.x }
  const [alongM, acrossM] = [highU - lowU, highV - lowV]
  const area = alongM * acrossM
  if (alongM >= acrossM) return { along, centre, longM: alongM, shortM: acrossM, area }
  return { along: { x: -along.y, y: along.x }, centre, longM: acrossM, shortM: alongM, area }
}
