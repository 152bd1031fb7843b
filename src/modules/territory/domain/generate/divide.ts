import { cutFace } from './cut-face.ts'
import type { GeographyRules } from './geography-rules.ts'
import { valueNoise } from './noise.ts'
import type { EdgeKind, PlanarMap } from './planar-map.ts'
import { seededRandom } from './random.ts'
import { centreOf, gap } from './shape.ts'
import { faceAreaM2, subdivide } from './subdivide.ts'

const GRID_SIZE_LENGTH_M = 900
const GRID_SIZE_SPREAD = 0.35
const PLOT_SLACK = 1.6

/**
 * Cuts the blocks into communities, these into unit grids, these into plots. Each cut of a face leaves its label to
 * both halves, so a community is whole grids and a grid whole plots, without gap or overlap.
 */
export function divideBlocks(map: PlanarMap, rules: GeographyRules): void {
  const random = seededRandom(rules.seed, 'cuts')
  const cut = (face: number, kind: EdgeKind) => cutFace(map, face, kind, rules.cutting, random)
  const gridWeight = gridWeigher(map, rules)
  const characterOf = (face: number) => rules.characters[rules.streets[map.faces[face]!.street]!.character]!

  const built = allFaces(map).filter((face) => map.faces[face]!.setting === 'built')
  const communities = subdivide(
    built,
    { weight: gridWeight, kind: () => 'secondary', cut },
    { count: rules.counts.communities },
  )
  for (const [label, face] of communities.entries()) map.faces[face]!.community = label

  const minorRoad = (face: number): EdgeKind =>
    map.faces[face]!.setting === 'built' ? characterOf(face).minorRoad : 'wall'
  subdivide(allFaces(map), { weight: gridWeight, kind: minorRoad, cut }, { count: rules.counts.grids })
  for (const face of allFaces(map)) map.faces[face]!.grid = face
  attachShores(map)

  for (const face of allFaces(map)) {
    if (map.faces[face]!.setting !== 'built') continue
    const { plotAreaM2 } = characterOf(face)
    const weight = (plot: number) => faceAreaM2(map, plot) / plotAreaM2
    subdivide([face], { weight, kind: () => 'wall', cut }, { enough: PLOT_SLACK })
  }
}

function allFaces(map: PlanarMap): number[] {
  return map.faces.map((_, face) => face)
}

/** How many unit grids of its kind a face would hold; sizes swell and shrink gently over the land. */
function gridWeigher(map: PlanarMap, rules: GeographyRules): (face: number) => number {
  const swell = valueNoise(rules.seed + 6, GRID_SIZE_LENGTH_M)
  const wished = {
    riverfront: rules.settings.riverfrontGridM2,
    lake: rules.settings.lakeGridM2,
  }
  return (face) => {
    const { setting, street } = map.faces[face]!
    const area = faceAreaM2(map, face)
    if (setting !== 'built') return area / wished[setting]
    const centre = centreOf(map.ringSpots(face))
    return area / (rules.streets[street]!.gridAreaM2 * (1 + GRID_SIZE_SPREAD * swell(centre.x, centre.y)))
  }
}

/** Grids on the river or in a lake belong to the community behind them: the one with the longest common border. */
function attachShores(map: PlanarMap): void {
  let waiting = allFaces(map).filter((face) => map.faces[face]!.community < 0)
  while (waiting.length > 0) {
    const found = waiting.map((face) => longestNeighbour(map, face))
    for (const [i, face] of waiting.entries()) map.faces[face]!.community = found[i]!
    const left = waiting.filter((face) => map.faces[face]!.community < 0)
    if (left.length === waiting.length)
      throw new Error('A shore block of the rules touches no built block of its street.')
    waiting = left
  }
}

function longestNeighbour(map: PlanarMap, face: number): number {
  const { ring, street } = map.faces[face]!
  const borders = new Map<number, number>()
  for (const [i, from] of ring.entries()) {
    const to = ring[(i + 1) % ring.length]!
    const other = map.faces[map.faceLeftOf(to, from) ?? -1]
    if (!other || other.street !== street || other.community < 0) continue
    const length = gap(map.spots[from]!, map.spots[to]!)
    borders.set(other.community, (borders.get(other.community) ?? 0) + length)
  }
  let best = -1
  for (const [community, length] of borders) if (best < 0 || length > borders.get(best)!) best = community
  return best
}
