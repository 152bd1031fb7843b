import type { Spot } from './plane.ts'
import { between, centreOf, gap, heading, signedArea } from './shape.ts'

/** The ring drawn in by a width of its own on each side; where that folds over, drawn evenly to the middle instead. */
export function inset(ring: Spot[], widthsM: number[]): Spot[] {
  const moved = ring.map((spot, i) => {
    const before = (i + ring.length - 1) % ring.length
    return cornerOf(ring[before]!, spot, ring[(i + 1) % ring.length]!, widthsM[before]!, widthsM[i]!)
  })
  const keepsHeading = moved.every((spot, i) => {
    const next = (i + 1) % ring.length
    const was = heading(ring[i]!, ring[next]!)
    const is = heading(spot, moved[next]!)
    return was.x * is.x + was.y * is.y > 0.5
  })
  if (keepsHeading && signedArea(moved) > 0) return moved
  const centre = centreOf(ring)
  const widest = Math.max(...widthsM)
  return ring.map((spot) => between(spot, centre, Math.min(0.6, (1.5 * widest) / (gap(spot, centre) || 1))))
}

/** Where the two sides at a corner meet once each is moved inwards. */
function cornerOf(before: Spot, here: Spot, after: Spot, widthIn: number, widthOut: number): Spot {
  const inward = heading(before, here)
  const outward = heading(here, after)
  const turn = inward.x * outward.y - inward.y * outward.x
  if (Math.abs(turn) < 0.05) {
    const width = Math.max(widthIn, widthOut)
    return { x: here.x - outward.y * width, y: here.y + outward.x * width }
  }
  const alongOut = widthIn / turn
  const alongIn = widthOut / turn
  return {
    x: here.x + outward.x * alongOut - inward.x * alongIn,
    y: here.y + outward.y * alongOut - inward.y * alongIn,
  }
}
