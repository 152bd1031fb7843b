import type { LonLat } from '#core/place/geometry.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { type Bbox, findNearest, type LayerFeature } from '../contract.ts'
import { boxAround } from '../domain/box.ts'
import { distanceTo } from '../domain/distance-to.ts'
import { foundOf } from './find-within.ts'
import type { KnownLayer } from './layer-room.ts'
import { type FeaturesRead, readFeatures } from './read-features.ts'
import { spaceLayer } from './space-layer.ts'
import { round1, toStored } from './space-places.ts'
import { spend } from './spend.ts'

const USUAL_WITHIN_M = 5000
const FIRST_RADIUS_M = 200
const WIDER = 4
const MOST_LOOKED = 5000
const MOST_LOOKED_LIVE = 20_000

interface Near {
  feature: LayerFeature
  distanceM: number
}

export const findNearestHandler = handle(findNearest, async (input, call) => {
  const { layer: id, points, k = 1, withinM = USUAL_WITHIN_M, datum = 'CGCS2000', outDatum = 'CGCS2000' } = input
  const layer = spaceLayer(call, id)
  const use = await spend(call, points.length)
  const spots = points.map((point) => toStored(point, datum))
  const found = layer.kind === 'live' ? await inOneRead(call, layer, spots, withinM) : null
  const items = []
  for (const at of spots) {
    const { near, cut } = found
      ? { near: nearestOf(found, at, withinM), cut: found.cut }
      : await wideningReads(call, layer, at, k, withinM)
    const features = near.slice(0, k).map(({ feature, distanceM }) => ({
      ...foundOf(feature, outDatum),
      distanceM: round1(distanceM),
    }))
    items.push({ features, cut })
  }
  return { items, datum: outDatum, use }
})

/** A live layer is asked once for all points: what it answers is drawn anew each time. */
function inOneRead(call: Call, layer: KnownLayer, spots: readonly LonLat[], withinM: number): Promise<FeaturesRead> {
  const boxes = spots.map((at) => boxAround(at, withinM))
  const bbox: Bbox = [
    Math.min(...boxes.map(([west]) => west)),
    Math.min(...boxes.map(([, south]) => south)),
    Math.max(...boxes.map(([, , east]) => east)),
    Math.max(...boxes.map(([, , , north]) => north)),
  ]
  return readFeatures(call, layer, { bbox, limit: MOST_LOOKED_LIVE, atMs: null })
}

/** Looks around a point in wider and wider boxes, until so many lie within what was looked at. */
async function wideningReads(
  call: Call,
  layer: KnownLayer,
  at: LonLat,
  k: number,
  withinM: number,
): Promise<{ near: Near[]; cut: boolean }> {
  for (let radiusM = Math.min(FIRST_RADIUS_M, withinM); ; radiusM = Math.min(withinM, radiusM * WIDER)) {
    const read = await readFeatures(call, layer, { bbox: boxAround(at, radiusM), limit: MOST_LOOKED, atMs: null })
    const near = nearestOf(read, at, radiusM)
    if (near.length >= k || radiusM >= withinM || read.cut) return { near, cut: read.cut }
  }
}

function nearestOf({ features }: FeaturesRead, at: LonLat, withinM: number): Near[] {
  return features
    .map((feature) => ({ feature, distanceM: distanceTo(feature.geometry, at) }))
    .filter(({ distanceM }) => distanceM <= withinM)
    .toSorted((a, b) => a.distanceM - b.distanceM || a.feature.id.localeCompare(b.feature.id))
}
