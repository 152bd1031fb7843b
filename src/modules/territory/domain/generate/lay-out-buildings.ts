import type { BuildingUse } from '../territory-data.ts'
import type { BuildingRules, GeographyRules } from './geography-rules.ts'
import type { Plot } from './land-use.ts'
import type { Spot } from './plane.ts'
import { type Random, seededRandom } from './random.ts'
import { distanceToSegment, insideRing, tightBox } from './shape.ts'

export interface LaidBuilding {
  face: number
  corners: Spot[]
  centre: Spot
  floors: number
  use: BuildingUse
}

/** Rows of houses on every plot that is built on, the fronts to the south as far as the plot allows. */
export function layOutBuildings(plots: Plot[], rules: GeographyRules): LaidBuilding[] {
  const random = seededRandom(rules.seed, 'buildings')
  return plots.flatMap((plot) => {
    const kind = rules.buildings[plot.use]
    return kind ? fillPlot(plot, kind, random) : []
  })
}

function fillPlot(plot: Plot, kind: BuildingRules, random: Random): LaidBuilding[] {
  const box = tightBox(plot.ring)
  const eastward = Math.abs(box.along.x) >= Math.abs(box.along.y)
  const rowM = eastward ? box.longM : box.shortM
  const acrossM = eastward ? box.shortM : box.longM
  const along = eastOf(eastward ? box.along : { x: -box.along.y, y: box.along.x })
  const place = (u: number, v: number): Spot => ({
    x: box.centre.x + along.x * u - along.y * v,
    y: box.centre.y + along.y * u + along.x * v,
  })
  const clearM = plot.clearM.map((metres) => metres + plot.character.setbackM)
  // all rows of a plot are of one make, as one builder left them
  const depthM = random.between(...kind.depthM)
  const rowGapM = random.between(...kind.rowGapM)
  const floors = random.whole(...kind.floors)
  const built: LaidBuilding[] = []
  for (let v = -acrossM / 2 + 2; v + depthM < acrossM / 2; ) {
    let placedInRow = false
    for (let u = -rowM / 2 + 2; u < rowM / 2 && built.length < kind.atMost; ) {
      const lengthM = random.between(...kind.lengthM)
      const corners = [place(u, v), place(u + lengthM, v), place(u + lengthM, v + depthM), place(u, v + depthM)]
      if (!fits(plot.ring, clearM, corners)) {
        u += 6
        continue
      }
      placedInRow = true
      if (random.chance(kind.builtShare)) {
        const storeys = Math.max(kind.floors[0], floors - random.whole(0, floors > 3 ? 1 : 0))
        built.push({
          face: plot.face,
          corners,
          centre: place(u + lengthM / 2, v + depthM / 2),
          floors: storeys,
          use: kind.use,
        })
      }
      u += lengthM + random.between(...kind.sideGapM)
    }
    v += placedInRow ? depthM + rowGapM : 4
  }
  return built
}

function eastOf(along: Spot): Spot {
  return along.x >= 0 ? along : { x: -along.x, y: -along.y }
}

function fits(ring: Spot[], clearM: number[], corners: Spot[]): boolean {
  return corners.every(
    (corner) =>
      insideRing(ring, corner) &&
      ring.every((from, i) => distanceToSegment(corner, from, ring[(i + 1) % ring.length]!) >= clearM[i]!),
  )
}
