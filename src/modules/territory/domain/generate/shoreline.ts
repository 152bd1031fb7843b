import type { Spot } from './plane.ts'
import type { Random } from './random.ts'
import { between, centreOf, gap } from './shape.ts'

/**
 * A rounded water within a ring: `share` of the way from the middle to the ring, a little more here and less there,
 * the livelier the more points.
 */
export function shorelineIn(ring: Spot[], share: number, points: number, random: Random): Spot[] {
  const centre = centreOf(ring)
  const drawn = evenly(ring, points).map((spot) => between(centre, spot, share * random.between(0.72, 1.12)))
  return rounded(rounded(rounded(drawn)))
}

function evenly(ring: Spot[], count: number): Spot[] {
  const lengths = ring.map((spot, i) => gap(spot, ring[(i + 1) % ring.length]!))
  const total = lengths.reduce((sum, length) => sum + length, 0)
  const spots: Spot[] = []
  let side = 0
  let passedM = 0
  for (let i = 0; i < count; i++) {
    const atM = (total * i) / count
    while (passedM + lengths[side]! < atM) passedM += lengths[side++]!
    spots.push(between(ring[side]!, ring[(side + 1) % ring.length]!, (atM - passedM) / lengths[side]!))
  }
  return spots
}

/** Chaikin's corner cutting. */
function rounded(ring: Spot[]): Spot[] {
  return ring.flatMap((spot, i) => {
    const next = ring[(i + 1) % ring.length]!
    return [between(spot, next, 0.25), between(spot, next, 0.75)]
  })
}
