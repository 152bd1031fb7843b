import type { Call } from '#platform/call.ts'
import { type LayerAsk, type LayerFeature, layerSources } from '../contract.ts'
import { featuresIn } from './feature-store.ts'
import { featureOf } from './feature-view.ts'
import type { KnownLayer } from './layer-room.ts'
import { scopeOn } from './scope-on.ts'

export interface FeaturesRead {
  features: readonly LayerFeature[]
  cut: boolean
  asOfMs: number
}

/** Features of one layer, from wherever they come; `layer` is one that the caller may see. */
export async function readFeatures(call: Call, layer: KnownLayer, ask: LayerAsk): Promise<FeaturesRead> {
  const source = call.runtime.use(layerSources).find(layer.id)
  if (source && layer.kind === 'live') return source.read(call, ask)
  if (layer.edition === null) return { features: [], cut: false, asOfMs: call.nowMs }
  const rows = await featuresIn(call.db, {
    edition: layer.edition,
    bbox: ask.bbox,
    scope: scopeOn(call, layer),
    limit: ask.limit + 1,
  })
  return {
    features: rows.slice(0, ask.limit).map(featureOf),
    cut: rows.length > ask.limit,
    asOfMs: layer.dataMs ?? call.nowMs,
  }
}
