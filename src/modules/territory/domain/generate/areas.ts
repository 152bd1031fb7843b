import type { AreaLevel } from '#core/place/area-code.ts'
import type { LonLat, Polygon, Ring } from '#core/place/geometry.ts'
import { areaM2, centroid, labelPoint } from '#core/place/polygon.ts'
import { inReadingOrder } from '../reading-order.ts'
import type { Area } from '../territory-data.ts'
import { dissolve } from './dissolve.ts'
import type { GeographyRules } from './geography-rules.ts'
import type { PlanarMap } from './planar-map.ts'
import { seededRandom } from './random.ts'

export interface AreaTree {
  district: Area
  streets: Area[]
  communities: Area[]
  grids: Area[]
  /** The unit grid that a face of the map belongs to. */
  gridOf(face: number): Area
  /** District, street and community in words: how a standard address begins. */
  prefixOf(gridCode: string): string
}

interface Draft {
  label: number
  polygon: Polygon
  centroid: LonLat
}

export function drawAreas(map: PlanarMap, rules: GeographyRules): AreaTree {
  const nextName = communityNamer(rules)
  const faces = map.faces.map((_, face) => face)
  const district = areaOf('district', rules.district.code, rules.district.name, null, outline(map, faces))
  const streets: Area[] = []
  const communities: Area[] = []
  const grids: Area[] = []
  const gridByLabel = new Map<number, Area>()
  for (const [label, street] of rules.streets.entries()) {
    const own = faces.filter((face) => map.faces[face]!.street === label)
    const code = rules.district.code + threeDigits(label)
    streets.push({
      ...areaOf('street', code, street.name, district.code, outline(map, own)),
      key: `street${code.slice(-2)}`,
    })
    for (const [order, draft] of draftsBy(map, own, (face) => map.faces[face]!.community).entries()) {
      const name = `${nextName(label)}社区`
      const community = areaOf('community', code + threeDigits(order), name, code, draft.polygon)
      communities.push(community)
      const inside = own.filter((face) => map.faces[face]!.community === draft.label)
      for (const [index, gridDraft] of draftsBy(map, inside, (face) => map.faces[face]!.grid).entries()) {
        const gridCode = community.code + threeDigits(index)
        const grid = areaOf('grid', gridCode, `${name}第${index + 1}网格`, community.code, gridDraft.polygon)
        grids.push(grid)
        gridByLabel.set(gridDraft.label, grid)
      }
    }
  }
  const nameOf = new Map([...streets, ...communities].map((area) => [area.code, area.name]))
  return {
    district,
    streets,
    communities,
    grids,
    gridOf: (face) => gridByLabel.get(map.faces[face]!.grid)!,
    prefixOf: (code) => district.name + nameOf.get(code.slice(0, 9)) + nameOf.get(code.slice(0, 12)),
  }
}

/** Gives each community of a street the next name from the pools that fit the street. */
function communityNamer(rules: GeographyRules): (street: number) => string {
  const random = seededRandom(rules.seed, 'communities')
  const pools = new Map(Object.entries(rules.names.communities).map(([pool, names]) => [pool, random.shuffled(names)]))
  return (street) => {
    const { name, communityNames } = rules.streets[street]!
    const pool = communityNames.find((key) => (pools.get(key)?.length ?? 0) > 0)
    if (pool === undefined) throw new Error(`The rules hold too few community names for ${name}.`)
    return pools.get(pool)!.shift()!
  }
}

function threeDigits(index: number): string {
  return String(index + 1).padStart(3, '0')
}

/** Faces gathered by a label, in the order of their codes. */
function draftsBy(map: PlanarMap, faces: number[], labelOf: (face: number) => number): Draft[] {
  const members = Map.groupBy(faces, labelOf)
  const drafts = [...members].map(([label, own]) => {
    const polygon = outline(map, own)
    return { label, polygon, centroid: centroid(polygon) }
  })
  return inReadingOrder(drafts, (draft) => draft.centroid)
}

function outline(map: PlanarMap, faces: number[]): Polygon {
  const rings = dissolve(map, faces)
  if (rings.length !== 1)
    throw new Error('An area of the rules falls apart or has a hole: change its cells or the seed.')
  const ring: Ring = rings[0]!.map((corner) => map.plane.lonLat(map.easts[corner]!, map.norths[corner]!))
  return { type: 'Polygon', coordinates: [[...ring, [ring[0]![0], ring[0]![1]]]] }
}

function areaOf(level: AreaLevel, code: string, name: string, parentCode: string | null, polygon: Polygon): Area {
  return {
    code,
    level,
    name,
    parentCode,
    polygon,
    centroid: sixDecimals(centroid(polygon)),
    labelPoint: sixDecimals(labelPoint(polygon)),
    areaM2: Math.round(areaM2(polygon)),
  }
}

function sixDecimals([lon, lat]: LonLat): LonLat {
  return [Math.round(lon * 1e6) / 1e6, Math.round(lat * 1e6) / 1e6]
}
