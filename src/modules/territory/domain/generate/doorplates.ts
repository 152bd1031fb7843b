import { HALF_WIDTH_M, type Plot } from './land-use.ts'
import type { NamedRoad } from './name-roads.ts'
import type { PlanarMap } from './planar-map.ts'
import type { Spot } from './plane.ts'
import { between, distanceToSegment, gap, heading, insideRing } from './shape.ts'

export interface Doorplate {
  road: NamedRoad
  number: number
  spot: Spot
  face: number
}

/** A number is set aside every so many metres, so that houses built later find one free. */
const NUMBER_EVERY_M = 12
const SHORTEST_FRONT_M = 24
const BEHIND_KERB_M = 2.5
const WITHOUT_PLATES = new Set(['wood', 'field', 'lake', 'riverfront'])

/** A stretch of a road along one plot, in metres from the start of the road. */
interface Front {
  face: number
  fromM: number
  toM: number
}

/** House numbers along a road: odd on the left, even on the right, growing with the distance. */
export function placeDoorplates(map: PlanarMap, plots: Plot[], roads: NamedRoad[]): Doorplate[] {
  return roads.flatMap((road) => {
    const spots = road.corners.map((corner) => map.spots[corner]!)
    return (['left', 'right'] as const).flatMap((side) => {
      const steps = numberSteps(map, road)
      return frontsOf(map, road, spots, side).flatMap((front) => {
        const plot = plots[front.face]!
        const length = front.toM - front.fromM
        if (WITHOUT_PLATES.has(plot.use) || length < SHORTEST_FRONT_M) return []
        const count = Math.max(1, Math.round(length / plot.character.doorplateEveryM))
        return Array.from({ length: count }, (_, i) => front.fromM + ((i + 0.5) / count) * length).flatMap((atM) => {
          const spot = spotBeside(map, plot, spots, atM, side, HALF_WIDTH_M[road.class] + BEHIND_KERB_M)
          if (!spot) return []
          return [{ road, number: 2 * steps(front.face, atM) + (side === 'left' ? 1 : 2), spot, face: front.face }]
        })
      })
    })
  })
}

/**
 * How many numbers of a side come before a plate. Wide roads leave numbers free by distance; in lanes and on renumbered
 * roads house follows house, there anew in each street.
 */
function numberSteps(map: PlanarMap, road: NamedRoad): (face: number, atM: number) => number {
  if (!road.renumbered && road.class !== 'lane') return (_, atM) => Math.floor(atM / NUMBER_EVERY_M)
  const counts = new Map<number, number>()
  return (face) => {
    const series = road.renumbered ? map.faces[face]!.street : 0
    const before = counts.get(series) ?? 0
    counts.set(series, before + 1)
    return before
  }
}

function frontsOf(map: PlanarMap, { corners }: NamedRoad, spots: Spot[], side: 'left' | 'right'): Front[] {
  const fronts: Front[] = []
  let atM = 0
  for (let i = 1; i < corners.length; i++) {
    const [from, to] = [corners[i - 1]!, corners[i]!]
    const face = side === 'left' ? map.faceLeftOf(from, to) : map.faceLeftOf(to, from)
    const endM = atM + gap(spots[i - 1]!, spots[i]!)
    const last = fronts.at(-1)
    if (last && last.face === face && last.toM === atM) last.toM = endM
    else if (face !== undefined) fronts.push({ face, fromM: atM, toM: endM })
    atM = endM
  }
  return fronts
}

/** A spot beside the road and surely inside the plot, also after rounding; undefined where the plot is too narrow. */
function spotBeside(
  map: PlanarMap,
  plot: Plot,
  spots: Spot[],
  atM: number,
  side: 'left' | 'right',
  asideM: number,
): Spot | undefined {
  let leftM = atM
  let i = 1
  while (i + 1 < spots.length && leftM > gap(spots[i - 1]!, spots[i]!)) leftM -= gap(spots[i - 1]!, spots[i++]!)
  const [from, to] = [spots[i - 1]!, spots[i]!]
  const foot = between(from, to, leftM / gap(from, to))
  const ahead = heading(from, to)
  const turn = side === 'left' ? 1 : -1
  for (const share of [1, 0.6, 0.3]) {
    const spot = { x: foot.x - ahead.y * turn * asideM * share, y: foot.y + ahead.x * turn * asideM * share }
    const rounded = map.plane.toMetres(...map.plane.toLattice(spot))
    if (isWellInside(plot.ring, rounded)) return rounded
  }
  return undefined
}

const CLEAR_OF_BORDER_M = 0.5

export function isWellInside(ring: Spot[], spot: Spot): boolean {
  if (!insideRing(ring, spot)) return false
  return ring.every((from, i) => distanceToSegment(spot, from, ring[(i + 1) % ring.length]!) > CLEAR_OF_BORDER_M)
}
