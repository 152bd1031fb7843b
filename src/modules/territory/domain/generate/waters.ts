import type { Polygon } from '#core/place/geometry.ts'
import type { Water } from '../territory-data.ts'
import type { GeographyRules } from './geography-rules.ts'
import type { Plot } from './land-use.ts'
import { valueNoise } from './noise.ts'
import type { EdgeKind, PlanarMap } from './planar-map.ts'
import type { Spot } from './plane.ts'
import { seededRandom } from './random.ts'
import { heading } from './shape.ts'
import { shorelineIn } from './shoreline.ts'

const POND_FROM_M2 = 36_000
const LAKE_POINTS = 17
const POND_POINTS = 9
const BEYOND_DISTRICT_M = 700

export function drawWaters(
  map: PlanarMap,
  lakeRings: Spot[][],
  plots: Plot[],
  parkNames: Map<number, string>,
  rules: GeographyRules,
): Water[] {
  const random = seededRandom(rules.seed, 'waters')
  const { polygonOf } = map.plane
  const lakes = rules.lakes.map(({ name, share }, i): Omit<Water, 'id'> => {
    return { name, kind: 'lake', polygon: polygonOf(shorelineIn(lakeRings[i]!, share, LAKE_POINTS, random)) }
  })
  const ponds = plots
    .filter((plot) => plot.use === 'park' && plot.areaM2 > POND_FROM_M2)
    .map((plot): Omit<Water, 'id'> => {
      return {
        name: `${parkNames.get(plot.face)}水面`,
        kind: 'pond',
        polygon: polygonOf(shorelineIn(plot.ring, 0.5, POND_POINTS, random)),
      }
    })
  const canal: Omit<Water, 'id'> = { name: rules.canal.name, kind: 'canal', polygon: drawCanal(map, rules) }
  const river: Omit<Water, 'id'> = { name: rules.river.name, kind: 'river', polygon: drawRiver(map, rules) }
  return [river, canal, ...lakes, ...ponds].map((water, i) => ({ id: `W${String(i + 1).padStart(3, '0')}`, ...water }))
}

/** The river shares its bank with the district corner by corner and lies outside it. */
function drawRiver(map: PlanarMap, rules: GeographyRules): Polygon {
  const bank = lineOf(map, 'bank')
  const near = bank.map((corner) => map.spots[corner]!)
  const wide = valueNoise(rules.seed + 7, rules.lattice.meanderLengthM)
  const { widthM } = rules.river
  const [first, last] = [near[0]!, near.at(-1)!]
  const reach = [{ x: first.x - BEYOND_DISTRICT_M, y: first.y }, ...near, { x: last.x + BEYOND_DISTRICT_M, y: last.y }]
  const far = reach.map((spot) => ({ x: spot.x, y: spot.y - widthM * (1 + 0.12 * wide(spot.x, 0)) }))
  return map.plane.polygonOf([...far, ...reach.toReversed()])
}

function drawCanal(map: PlanarMap, rules: GeographyRules): Polygon {
  const spots = lineOf(map, 'canal').map((corner) => map.spots[corner]!)
  const half = rules.canal.widthM / 2
  const aside = (turn: 1 | -1) =>
    spots.map((spot, i) => {
      const ahead = heading(spots[Math.max(0, i - 1)]!, spots[Math.min(spots.length - 1, i + 1)]!)
      return { x: spot.x - turn * half * ahead.y, y: spot.y + turn * half * ahead.x }
    })
  const polygon = [...aside(-1), ...aside(1).toReversed()]
  return map.plane.polygonOf(polygon)
}

/** The corners of the one line of a kind, from its western or southern end. */
function lineOf(map: PlanarMap, kind: EdgeKind): number[] {
  const onward = new Map<number, number[]>()
  for (const [corner, others] of map.neighbours.entries()) {
    const along = others.filter((other) => map.edge(corner, other).kind === kind)
    if (along.length > 0) onward.set(corner, along)
  }
  const ends = [...onward].filter(([, along]) => along.length === 1).map(([corner]) => corner)
  const start = ends.toSorted((a, b) => map.spots[a]!.x + map.spots[a]!.y - map.spots[b]!.x - map.spots[b]!.y)[0]
  if (start === undefined) throw new Error(`The rules draw no open line of kind ${kind}.`)
  const line = [start]
  for (let next: number | undefined = onward.get(start)![0]; next !== undefined; ) {
    const before = line.at(-1)!
    line.push(next)
    next = onward.get(next)!.find((other) => other !== before)
  }
  return line
}
