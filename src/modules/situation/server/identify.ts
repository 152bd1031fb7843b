import type { LonLat } from '#core/place/geometry.ts'
import { toRfc3339 } from '#core/time/local.ts'
import { handle } from '#platform/plug.ts'
import { type FeatureHit, identify } from '../contract.ts'
import { boxAround } from '../domain/box.ts'
import { distanceTo } from '../domain/distance-to.ts'
import { hitOf } from './feature-view.ts'
import { layersFor } from './layer-for.ts'
import { readFeatures } from './read-features.ts'

const USUAL_RADIUS_M = 20
const USUAL_LIMIT = 50
/** Looked through of one layer; a press on the map meets far fewer. */
const MOST_LOOKED = 2000

export const identifyHandler = handle(identify, async ({ lon, lat, layers, radiusM = USUAL_RADIUS_M, limit }, call) => {
  const at: LonLat = [lon, lat]
  const bbox = boxAround(at, Math.max(1, radiusM))
  const items: FeatureHit[] = []
  let cut = false
  for (const layer of layersFor(call, layers)) {
    const read = await readFeatures(call, layer, { bbox, limit: MOST_LOOKED, atMs: null })
    cut ||= read.cut
    for (const feature of read.features) {
      const distanceM = distanceTo(feature.geometry, at)
      if (distanceM <= radiusM) items.push(hitOf(layer.id, feature, Math.round(distanceM * 10) / 10))
    }
  }
  items.sort((a, b) => a.distanceM! - b.distanceM!)
  const most = limit ?? USUAL_LIMIT
  return { items: items.slice(0, most), cut: cut || items.length > most, asOf: toRfc3339(call.nowMs) }
})
