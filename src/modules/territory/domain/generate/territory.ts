import type { Road, Territory } from '../territory-data.ts'
import { writeAddressBook } from './address-book.ts'
import { drawAreas } from './areas.ts'
import { checkRules } from './check-rules.ts'
import { formCompounds } from './compounds.ts'
import { findCrossings } from './crossings.ts'
import { divideBlocks } from './divide.ts'
import { placeDoorplates } from './doorplates.ts'
import type { GeographyRules } from './geography-rules.ts'
import { drawGreens, nameGreens } from './greens.ts'
import { HALF_WIDTH_M, layOutPlots } from './land-use.ts'
import { layOutBuildings } from './lay-out-buildings.ts'
import { type NamedRoad, nameRoads } from './name-roads.ts'
import { placePois } from './place-pois.ts'
import type { PlanarMap } from './planar-map.ts'
import type { Spot } from './plane.ts'
import { between, gap } from './shape.ts'
import { drawSkeleton } from './skeleton.ts'
import { traceRoads } from './trace-roads.ts'
import { drawWaters } from './waters.ts'

/** Draws a whole invented district from its rules; the same rules give the same district, digit by digit. */
export function generateTerritory(rules: GeographyRules): Territory {
  const faults = checkRules(rules)
  if (faults.length > 0) throw new Error(`The geography rules do not fit together. ${faults.join(' ')}`)
  const map = drawSkeleton(rules)
  const lakeRings = map.faces.flatMap((face, i) => (face.setting === 'lake' ? [map.ringSpots(i)] : []))
  divideBlocks(map, rules)
  const areas = drawAreas(map, rules)
  const plots = layOutPlots(map, rules)
  const roads = nameRoads(map, traceRoads(map), rules)
  const doorplates = placeDoorplates(map, plots, roads)
  const compounds = formCompounds(map, plots, doorplates, rules)
  const crossings = findCrossings(map, roads, areas)
  const pois = placePois({ plots, doorplates, crossings, compounds, areas }, rules)
  const laidBuildings = layOutBuildings(plots, rules)
  const book = writeAddressBook({
    plane: map.plane,
    areas,
    doorplates,
    compounds,
    buildings: laidBuildings,
    pois,
    crossings,
  })
  const knownGreens = new Map(pois.filter(isGreen).map((poi) => [poi.face, poi.name]))
  const greenNames = nameGreens(plots, areas, knownGreens)
  return {
    district: areas.district,
    streets: areas.streets,
    communities: areas.communities,
    grids: areas.grids,
    roads: roads.map((road) => publicRoad(map, road)),
    waters: drawWaters(map, lakeRings, plots, greenNames, rules),
    greens: drawGreens(map, plots, greenNames),
    ...book,
  }
}

function isGreen({ kind }: { kind: string }): boolean {
  return kind === 'park' || kind === 'square'
}

function publicRoad(map: PlanarMap, road: NamedRoad): Road {
  const spots = road.corners.map((corner) => map.spots[corner]!)
  const line = clearOfCanal(map, road.corners, spots).map((spot) => map.plane.lonLatOf(spot))
  return { id: road.id, name: road.name, class: road.class, line }
}

/** A road that nothing carries on over the canal ends before the water. */
function clearOfCanal(map: PlanarMap, corners: number[], spots: Spot[]): Spot[] {
  const endsInWater = (corner: number) => {
    const kinds = map.neighbours[corner]!.map((other) => map.edge(corner, other).kind)
    return kinds.includes('canal') && kinds.filter((kind) => kind !== 'canal').length === 1
  }
  const shortened = (end: Spot, inner: Spot) => {
    return between(end, inner, Math.min(0.8, HALF_WIDTH_M.canal / gap(end, inner)))
  }
  const cut = [...spots]
  if (endsInWater(corners[0]!)) cut[0] = shortened(spots[0]!, spots[1]!)
  if (endsInWater(corners.at(-1)!)) cut[cut.length - 1] = shortened(spots.at(-1)!, spots.at(-2)!)
  return cut
}
