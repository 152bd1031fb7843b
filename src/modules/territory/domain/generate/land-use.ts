import type { CharacterRules, GeographyRules } from './geography-rules.ts'
import { valueNoise } from './noise.ts'
import type { EdgeKind, PlanarMap } from './planar-map.ts'
import type { Spot } from './plane.ts'
import { seededRandom } from './random.ts'
import { centreOf, insideRing, signedArea } from './shape.ts'

/** A face with what stands on it. */
export interface Plot {
  face: number
  use: string
  character: CharacterRules
  ring: Spot[]
  /** For each side of the ring how far buildings stay away from it. */
  clearM: number[]
  areaM2: number
  centre: Spot
}

/** From the middle of the road to the kerb, or the strip along other borders on which nothing stands. */
export const HALF_WIDTH_M: Readonly<Record<EdgeKind, number>> = {
  trunk: 20,
  secondary: 13,
  branch: 8,
  lane: 3.5,
  wall: 0.5,
  outline: 6,
  bank: 12,
  canal: 34,
}

export function layOutPlots(map: PlanarMap, rules: GeographyRules): Plot[] {
  const plots = map.faces.map(({ setting, street, ring: corners }, face): Plot => {
    const character = rules.characters[rules.streets[street]!.character]!
    const ring = map.ringSpots(face)
    const clearM = corners.map((corner, i) => {
      return HALF_WIDTH_M[map.edge(corner, corners[(i + 1) % corners.length]!).kind]
    })
    return { face, use: setting, character, ring, clearM, areaM2: signedArea(ring), centre: innerSpot(ring) }
  })
  const built = plots.filter((plot) => map.faces[plot.face]!.setting === 'built')
  for (const [character, group] of Map.groupBy(built, (plot) => plot.character)) drawUses(group, character, rules)
  return plots
}

const CLUSTER_LENGTH_M = 1100

/** Each use gets its exact share; where a character is clustered, uses listed side by side lie side by side. */
function drawUses(plots: Plot[], { uses, clusterShare }: CharacterRules, rules: GeographyRules): void {
  const random = seededRandom(rules.seed, `uses ${Object.keys(uses).join(' ')}`)
  const lie = valueNoise(rules.seed + 8, CLUSTER_LENGTH_M)
  const ranked = plots
    .map((plot) => ({
      plot,
      rank: clusterShare * lie(plot.centre.x, plot.centre.y) + (1 - clusterShare) * random.between(-1, 1),
    }))
    .sort((a, b) => a.rank - b.rank)
  const entries = Object.entries(uses)
  const total = entries.reduce((sum, [, share]) => sum + share, 0)
  let given = 0
  let upTo = 0
  for (const [use, share] of entries) {
    upTo += (share / total) * plots.length
    while (given < Math.round(upTo)) ranked[given++]!.plot.use = use
  }
}

function innerSpot(ring: Spot[]): Spot {
  const centre = centreOf(ring)
  if (insideRing(ring, centre)) return centre
  const [a, b, c] = ring as [Spot, Spot, Spot]
  return { x: (a.x + b.x + c.x) / 3, y: (a.y + b.y + c.y) / 3 }
}
