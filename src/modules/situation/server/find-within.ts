import { fault } from '#core/fault.ts'
import { areaLevel } from '#core/place/area-code.ts'
import type { Datum } from '#core/place/datum.ts'
import { distanceM } from '#core/place/distance.ts'
import type { AreaGeometry, LonLat } from '#core/place/geometry.ts'
import { contains } from '#core/place/polygon.ts'
import { getAreaShapes } from '#modules/territory/contract.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import type { SpaceWhere } from '../contract/space-shapes.ts'
import { type Bbox, findWithin, type LayerFeature, type SpaceFound } from '../contract.ts'
import { boxAround } from '../domain/box.ts'
import { distanceTo } from '../domain/distance-to.ts'
import { boxOf } from '../domain/geometry-parts.ts'
import { meets } from '../domain/meets.ts'
import { placeOf } from '../domain/place-of.ts'
import { readShapes } from '../domain/read-shapes.ts'
import { readFeatures } from './read-features.ts'
import { spaceLayer } from './space-layer.ts'
import { toSent, toStored } from './space-places.ts'
import { spend } from './spend.ts'

const USUAL_LIMIT = 1000
/** Looked through of one layer; what lies beyond is told as cut. */
const MOST_LOOKED = 20_000

interface Place {
  box: Bbox
  holds(point: LonLat): boolean
  touches(feature: LayerFeature): boolean
  corners: number
}

export const findWithinHandler = handle(findWithin, async (input, call) => {
  const { where, points = [], layer, limit = USUAL_LIMIT, datum = 'CGCS2000', outDatum = 'CGCS2000' } = input
  if (points.length === 0 && layer === undefined) throw nothingAsked()
  const known = layer === undefined ? null : spaceLayer(call, layer)
  const place = await placeFor(call, where, datum)
  const use = await spend(call, Math.max(1, points.length) + Math.floor(place.corners / 1000))
  const held = points.flatMap((point, i) => (place.holds(toStored(point, datum)) ? [i] : []))
  if (!known) return { points: held, features: [], cut: false, datum: outDatum, use }
  const read = await readFeatures(call, known, { bbox: place.box, limit: MOST_LOOKED, atMs: null })
  const found = read.features.filter((feature) => place.touches(feature))
  return {
    points: held,
    features: found.slice(0, limit).map((feature) => foundOf(feature, outDatum)),
    cut: read.cut || found.length > limit,
    datum: outDatum,
    use,
  }
})

export function foundOf(feature: LayerFeature, datum: Datum): SpaceFound {
  const { id, name, areaCode, properties } = feature
  return { id, name, ...toSent(placeOf(feature.geometry), datum), areaCode, properties: { ...properties } }
}

async function placeFor(call: Call, where: SpaceWhere, datum: Datum): Promise<Place> {
  if ('circle' in where) {
    const { radiusM } = where.circle
    const centre = toStored(where.circle, datum)
    return {
      box: boxAround(centre, radiusM),
      holds: (point) => distanceM(centre, point) <= radiusM,
      touches: ({ geometry }) => distanceTo(geometry, centre) <= radiusM,
      corners: 1,
    }
  }
  if ('polygon' in where) {
    const { areas, corners } = readShapes([where.polygon], datum)
    return placeIn(areas[0]!, corners)
  }
  return placeIn(await shapeOfArea(call, where.area), 1)
}

function placeIn(area: AreaGeometry, corners: number): Place {
  return {
    box: boxOf(area),
    holds: (point) => contains(area, point),
    touches: ({ geometry }) => meets(geometry, area),
    corners,
  }
}

async function shapeOfArea(call: Call, code: string): Promise<AreaGeometry> {
  const level = areaLevel(code)!
  const { features } = await call.call(getAreaShapes, { level, within: code, toleranceM: 0 })
  const geometry = features.find(({ id }) => id === code)?.geometry
  if (geometry) return geometry as AreaGeometry
  throw fault('area-unknown', {
    status: 404,
    zh: `没有代码为 ${code} 的区域，或它没有边界。请核对代码。`,
    en: `There is no area ${code}, or it has no border. Check the code.`,
    fields: [{ field: 'where', zh: '没有此区域', en: 'no such area' }],
  })
}

const nothingAsked = () =>
  fault('nothing-asked', {
    status: 422,
    zh: '请写明 points（点）或 layer（图层），或两者都写。',
    en: 'Name points, or a layer, or both.',
    fields: [{ field: 'layer', zh: '未写明', en: 'missing' }],
  })
