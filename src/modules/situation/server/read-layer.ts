import { toRfc3339 } from '#core/time/local.ts'
import { handle } from '#platform/plug.ts'
import { type Bbox, readLayer } from '../contract.ts'
import { readBox } from '../domain/box.ts'
import { mapFeature } from './feature-view.ts'
import { layerFaults } from './layer-faults.ts'
import { layerFor } from './layer-for.ts'
import { readFeatures } from './read-features.ts'

const USUAL_LIMIT = 2000

export const readLayerHandler = handle(readLayer, async ({ id, bbox, limit, at }, call) => {
  const layer = layerFor(call, id)
  const read = await readFeatures(call, layer, {
    bbox: boxIn(bbox),
    limit: limit ?? USUAL_LIMIT,
    atMs: at === undefined ? null : Date.parse(at),
  })
  return {
    features: {
      type: 'FeatureCollection' as const,
      features: read.features.map((feature) => mapFeature(layer.id, feature)),
    },
    cut: read.cut,
    asOf: toRfc3339(read.asOfMs),
    version: layer.version,
  }
})

export function boxIn(text: string | undefined): Bbox | null {
  if (text === undefined) return null
  const box = readBox(text)
  if (!box) throw layerFaults.badBox()
  return box
}
