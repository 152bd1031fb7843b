import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { type Bbox, type LayerFeature, searchFeatures } from '../contract.ts'
import { featuresNamed } from './feature-store.ts'
import { featureOf, hitOf } from './feature-view.ts'
import { layersFor } from './layer-for.ts'
import type { KnownLayer } from './layer-room.ts'
import { readFeatures } from './read-features.ts'
import { boxIn } from './read-layer.ts'
import { scopeOn } from './scope-on.ts'

const USUAL_LIMIT = 50
/** Of a live layer so many are looked through; those that are named nowhere else. */
const MOST_LOOKED = 5000

/** Live layers are only looked through where they are named: each of them asks its module. */
export const searchFeaturesHandler = handle(searchFeatures, async (input, call) => {
  const limit = input.limit ?? USUAL_LIMIT
  const ask = { text: input.text.trim(), bbox: boxIn(input.bbox), limit: limit + 1 }
  const layers = layersFor(call, input.layers).filter(({ kind }) => kind === 'loaded' || input.layers !== undefined)
  const items = []
  for (const layer of layers) {
    for (const feature of await named(call, layer, ask)) items.push(hitOf(layer.id, feature, null))
    if (items.length > limit) break
  }
  return { items: items.slice(0, limit), cut: items.length > limit }
})

async function named(
  call: Call,
  layer: KnownLayer,
  ask: { text: string; bbox: Bbox | null; limit: number },
): Promise<readonly LayerFeature[]> {
  if (layer.kind === 'loaded') {
    if (layer.edition === null) return []
    const rows = await featuresNamed(call.db, { ...ask, edition: layer.edition, scope: scopeOn(call, layer) })
    return rows.map(featureOf)
  }
  const read = await readFeatures(call, layer, { bbox: ask.bbox, limit: MOST_LOOKED, atMs: null })
  const text = ask.text.toLowerCase()
  const fits = (feature: LayerFeature) =>
    [feature.name, feature.id, ...Object.values(feature.properties)].some((value) =>
      String(value ?? '')
        .toLowerCase()
        .includes(text),
    )
  return read.features.filter(fits).slice(0, ask.limit)
}
