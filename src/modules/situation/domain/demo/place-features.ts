import type { SeededRandom } from '#core/number/seeded-random.ts'
import type { LonLat, Ring } from '#core/place/geometry.ts'
import { contains, labelPoint } from '#core/place/polygon.ts'
import type { DemoGround, DemoLayer, DemoPlace } from './demo-layer.ts'
import { beside, moved, type Station, stations } from './metres.ts'

/** Where the features of an invented layer lie, more of them than are wanted where the ground has room. */
export function placeFeatures(layer: DemoLayer, ground: DemoGround, random: SeededRandom): DemoPlace[] {
  if (layer.along) return alongRoads(layer.along, ground, random, ({ at }) => point(at))
  if (layer.plotPoints) return alongRoads(layer.plotPoints, ground, random, ({ at }) => point(at))
  if (layer.plots) {
    const { widthM, depthM } = layer.plots
    return alongRoads(layer.plots, ground, random, (station) => plot(station, widthM, depthM))
  }
  if (layer.crossings)
    return nth(ground.crossings, layer.crossings.everyNth).map(({ name, at }) => ({ near: name, geometry: point(at) }))
  if (layer.pois) {
    const wanted = ground.pois.filter(({ kind }) => layer.pois!.includes(kind))
    return nth(wanted, layer.everyNth ?? 1).map(({ name, at }) => ({ near: name, name, geometry: point(at) }))
  }
  if (layer.buildings) {
    const { uses, minFloors, everyNth } = layer.buildings
    const wanted = ground.buildings.filter(({ use, floors }) => uses.includes(use) && floors >= minFloors)
    return nth(wanted, everyNth).map(({ polygon }) => ({ near: '', geometry: point(labelPoint(polygon)) }))
  }
  if (layer.overWater) return overWater(ground)
  if (layer.communities)
    return nth(ground.communities, 17).map(({ name, geometry }) => ({ near: name.replace(/社区|村$/, ''), geometry }))
  if (layer.roadLines) return roadLines(layer.roadLines, ground)
  return onSurfaces(layer, ground)
}

function alongRoads(
  rule: { classes: string[]; everyM: number; offsetM: number },
  ground: DemoGround,
  random: SeededRandom,
  shape: (station: Station) => DemoPlace['geometry'],
): DemoPlace[] {
  return ground.roads
    .filter((road) => rule.classes.includes(road.class))
    .flatMap((road) =>
      stations(road.line, rule.everyM).map((station) => {
        const side = random.chance(0.5) ? rule.offsetM : -rule.offsetM
        const at = moved(station.at, -station.north * side, station.east * side)
        return { near: road.name, geometry: shape({ ...station, at }) }
      }),
    )
}

/** A rectangle that lies along the street. */
function plot({ at, east, north }: Station, widthM: number, depthM: number): DemoPlace['geometry'] {
  const corner = (along: number, across: number) =>
    moved(
      at,
      (east * along * widthM - north * across * depthM) / 2,
      (north * along * widthM + east * across * depthM) / 2,
    )
  const ring = [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1), corner(-1, -1)]
  return { type: 'Polygon', coordinates: [ring] }
}

function overWater({ roads, surfaces }: DemoGround): DemoPlace[] {
  const waters = surfaces.filter(({ of, kind }) => of === 'water' && kind !== 'pond')
  return roads.flatMap((road) => {
    const wet = stations(road.line, 15).filter(({ at }) => waters.some(({ polygon }) => contains(polygon, at)))
    const middle = wet[Math.floor(wet.length / 2)]
    return middle ? [{ near: road.name, name: `${road.name}桥`, geometry: point(middle.at) }] : []
  })
}

function roadLines(rule: NonNullable<DemoLayer['roadLines']>, { roads }: DemoGround): DemoPlace[] {
  const wanted = roads.filter((road) => rule.classes.includes(road.class) && road.line.length > 1)
  return nth(wanted, rule.everyNth ?? 1).map((road) => ({
    near: road.name,
    geometry: { type: 'LineString', coordinates: beside(road.line, rule.offsetM) },
  }))
}

function onSurfaces(layer: DemoLayer, { surfaces }: DemoGround): DemoPlace[] {
  const rule = layer.rings ?? layer.surfacePoints ?? layer.shores ?? layer.surfaces
  if (!rule) throw new Error(`demo-layers.json does not say where ${layer.id} lies`)
  const kinds = 'kinds' in rule ? rule.kinds : null
  const wanted = surfaces.filter(({ of, kind }) => of === rule.of && (kinds === null || kinds.includes(kind)))
  const outer = (polygon: { coordinates: Ring[] }) => polygon.coordinates[0]!
  if (layer.rings) {
    const { everyM } = layer.rings
    return wanted.flatMap(({ name, polygon }) =>
      stations(outer(polygon), everyM).map(({ at }) => ({ near: name, geometry: point(at) })),
    )
  }
  if (layer.surfacePoints)
    return nth(wanted, layer.surfacePoints.everyNth).map(({ name, polygon }) => ({
      near: name,
      geometry: point(labelPoint(polygon)),
    }))
  if (layer.shores) {
    const { offsetM = 6 } = layer.shores
    return wanted.map(({ name, polygon }) => ({
      near: name,
      geometry: { type: 'LineString', coordinates: beside(outer(polygon), -offsetM) },
    }))
  }
  return wanted.map(({ name, polygon }) => ({ near: name, name, geometry: { ...polygon } }))
}

const point = ([lon, lat]: LonLat): DemoPlace['geometry'] => ({
  type: 'Point',
  coordinates: [round6(lon), round6(lat)],
})
const round6 = (degrees: number) => Math.round(degrees * 1e6) / 1e6

function nth<T>(items: readonly T[], step: number): T[] {
  return items.filter((_, index) => index % step === 0)
}
