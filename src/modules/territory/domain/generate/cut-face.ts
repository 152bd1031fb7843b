import type { CuttingRules } from './geography-rules.ts'
import type { EdgeKind, PlanarMap } from './planar-map.ts'
import type { Spot } from './plane.ts'
import type { Random } from './random.ts'
import { between, compactness, distanceToSegment, gap, heading, signedArea, tightBox } from './shape.ts'

/** An end of a cut: a corner that stands, or a new one on the side that starts at this ring position. */
interface End {
  spot: Spot
  ringIndex: number
  isCorner: boolean
}

interface Cut {
  from: End
  to: End
  score: number
}

const TRIES = 9
const SMALLEST_SHARE = 0.27
const FLATTEST_SINE = 0.5
const ALIGNED_BONUS = 0.12

/** Cuts a face in two across its longer direction; null where no clean cut exists. */
export function cutFace(
  map: PlanarMap,
  face: number,
  kind: EdgeKind,
  rules: CuttingRules,
  random: Random,
): number | null {
  const ring = map.ringSpots(face)
  const box = tightBox(ring)
  const cuts: Cut[] = []
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const offset = random.between(-0.14, 0.14) * box.longM
    const lean = random.between(-0.1, 0.1)
    const through = { x: box.centre.x + box.along.x * offset, y: box.centre.y + box.along.y * offset }
    const cut = straightCut(ring, through, leaning(box.along, lean), rules)
    if (cut) cuts.push(cut)
  }
  if (random.chance(rules.alignShare)) {
    for (const through of junctionsAcross(map, face, box.along, box.centre, box.longM)) {
      const cut = straightCut(ring, through, leaning(box.along, 0), rules)
      if (cut) cuts.push({ ...cut, score: cut.score + ALIGNED_BONUS })
    }
  }
  const best = cuts.reduce<Cut | null>((top, cut) => (!top || cut.score > top.score ? cut : top), null)
  return best && carry(map, face, best, kind, rules, random)
}

/** Perpendicular to a direction, turned a little. */
function leaning(along: Spot, lean: number): Spot {
  return heading({ x: 0, y: 0 }, { x: -along.y + along.x * lean, y: along.x + along.y * lean })
}

/** Corners in the middle part of the face where a road of a neighbour already arrives. */
function junctionsAcross(map: PlanarMap, face: number, along: Spot, centre: Spot, longM: number): Spot[] {
  return map.faces[face]!.ring.flatMap((corner) => {
    const spot = map.spots[corner]!
    const offset = (spot.x - centre.x) * along.x + (spot.y - centre.y) * along.y
    return map.neighbours[corner]!.length > 2 && Math.abs(offset) < longM * 0.2 ? [spot] : []
  })
}

function straightCut(ring: Spot[], through: Spot, direction: Spot, rules: CuttingRules): Cut | null {
  const crossings = crossingsOf(ring, through, direction)
  let widest: [Crossing, Crossing] | null = null
  for (let i = 0; i + 1 < crossings.length; i += 2) {
    const pair: [Crossing, Crossing] = [crossings[i]!, crossings[i + 1]!]
    if (!widest || pair[1].at - pair[0].at > widest[1].at - widest[0].at) widest = pair
  }
  if (!widest) return null
  const from = endAt(ring, widest[0], rules.shortestSideM)
  const to = endAt(ring, widest[1], rules.shortestSideM)
  if (gap(from.spot, to.spot) < rules.shortestSideM) return null
  const score = scoreOf(ring, from, to, rules.shortestSideM)
  return score === null ? null : { from, to, score }
}

interface Crossing {
  at: number
  ringIndex: number
  spot: Spot
}

/** Where a line meets the ring, in order along the line: outside to inside, inside to outside, in pairs. */
function crossingsOf(ring: Spot[], through: Spot, direction: Spot): Crossing[] {
  const sides = ring.map((spot) => (spot.x - through.x) * direction.y - (spot.y - through.y) * direction.x)
  const crossings: Crossing[] = []
  for (let i = 0; i < ring.length; i++) {
    const next = (i + 1) % ring.length
    if (sides[i]! > 0 === sides[next]! > 0) continue
    const spot = between(ring[i]!, ring[next]!, sides[i]! / (sides[i]! - sides[next]!))
    const at = (spot.x - through.x) * direction.x + (spot.y - through.y) * direction.y
    crossings.push({ at, ringIndex: i, spot })
  }
  return crossings.sort((a, b) => a.at - b.at)
}

function endAt(ring: Spot[], { ringIndex, spot }: Crossing, snapM: number): End {
  const next = (ringIndex + 1) % ring.length
  const [toHere, toNext] = [gap(spot, ring[ringIndex]!), gap(spot, ring[next]!)]
  if (Math.min(toHere, toNext) >= snapM) return { spot, ringIndex, isCorner: false }
  const corner = toHere <= toNext ? ringIndex : next
  return { spot: ring[corner]!, ringIndex: corner, isCorner: true }
}

/** How good the two halves are, or null where the cut is not clean. */
function scoreOf(ring: Spot[], from: End, to: End, clearM: number): number | null {
  const [first, second] = halves(ring, from, to, [])
  if (first.length < 3 || second.length < 3) return null
  const areas = [signedArea(first), signedArea(second)]
  const share = Math.min(...areas) / (areas[0]! + areas[1]!)
  if (!(share >= SMALLEST_SHARE) || !isClean(ring, [from.spot, to.spot], clearM)) return null
  if (!meetsSquarely(ring, from, to.spot) || !meetsSquarely(ring, to, from.spot)) return null
  return Math.min(compactness(first), compactness(second)) + share * 0.3
}

function halves(ring: Spot[], from: End, to: End, bends: Spot[]): [Spot[], Spot[]] {
  const walk = (a: End, b: End) => {
    const spots: Spot[] = [a.spot]
    const stop = b.isCorner ? b.ringIndex : (b.ringIndex + 1) % ring.length
    for (let i = (a.ringIndex + 1) % ring.length; i !== stop; i = (i + 1) % ring.length) {
      spots.push(ring[i]!)
      if (spots.length > ring.length + 1) break
    }
    return [...spots, b.spot]
  }
  return [
    [...walk(from, to), ...bends.toReversed()],
    [...walk(to, from), ...bends],
  ]
}

/** No other side is touched and no other corner is passed too closely. */
function isClean(ring: Spot[], path: Spot[], clearM: number): boolean {
  const [first, last] = [path[0]!, path.at(-1)!]
  for (let k = 1; k < path.length; k++) {
    for (let i = 0; i < ring.length; i++) {
      const [a, b] = [ring[i]!, ring[(i + 1) % ring.length]!]
      const nearEnd = gap(a, first) < 1e-6 || gap(a, last) < 1e-6
      if (!nearEnd && distanceToSegment(a, path[k - 1]!, path[k]!) < clearM * 0.6) return false
      const holdsEnd = [first, last].some((end) => distanceToSegment(end, a, b) < 0.2)
      if (!holdsEnd && segmentsCross(path[k - 1]!, path[k]!, a, b)) return false
    }
  }
  return true
}

function meetsSquarely(ring: Spot[], end: End, away: Spot): boolean {
  const before = end.isCorner ? ring[(end.ringIndex + ring.length - 1) % ring.length]! : ring[end.ringIndex]!
  const after = ring[(end.ringIndex + 1) % ring.length]!
  const out = heading(end.spot, away)
  return [before, after].every((side) => {
    const to = heading(end.spot, side)
    const opposite = out.x * to.x + out.y * to.y < 0
    return opposite || Math.abs(out.x * to.y - out.y * to.x) > FLATTEST_SINE
  })
}

function segmentsCross(a: Spot, b: Spot, c: Spot, d: Spot): boolean {
  const side = (p: Spot, q: Spot, r: Spot) => (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x) > 0
  return side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b)
}

const BENT_FROM_M = 140

function carry(map: PlanarMap, face: number, cut: Cut, kind: EdgeKind, rules: CuttingRules, random: Random): number {
  const ring = map.ringSpots(face)
  const bends = bendsOf(ring, cut, rules, random)
  const corners = map.faces[face]!.ring.slice()
  const from = cornerOf(map, corners, cut.from)
  const to = cornerOf(map, corners, cut.to)
  const inner = bends.map((spot) => map.addCorner(...map.plane.toLattice(spot)))
  return map.splitFace(face, [from, ...inner, to], { kind, line: null })
}

function bendsOf(ring: Spot[], cut: Cut, rules: CuttingRules, random: Random): Spot[] {
  const [from, to] = [cut.from.spot, cut.to.spot]
  const length = gap(from, to)
  const count = length < BENT_FROM_M ? 0 : length < 3 * BENT_FROM_M ? 1 : 2
  const push = random.between(-1, 1) * rules.bendShare
  const bends = Array.from({ length: count }, (_, i) => {
    const middle = between(from, to, (i + 1) / (count + 1))
    const aside = push * (i === 0 ? 1 : random.between(-0.3, 1))
    return { x: middle.x - (to.y - from.y) * aside, y: middle.y + (to.x - from.x) * aside }
  })
  return isClean(ring, [from, ...bends, to], rules.shortestSideM) ? bends : []
}

function cornerOf(map: PlanarMap, corners: number[], end: End): number {
  if (end.isCorner) return corners[end.ringIndex]!
  const next = corners[(end.ringIndex + 1) % corners.length]!
  return map.splitEdge(corners[end.ringIndex]!, next, ...map.plane.toLattice(end.spot))
}
