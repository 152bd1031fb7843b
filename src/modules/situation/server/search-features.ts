import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { type Bbox, type FeatureHit, type LayerFeature, searchFeatures } from '../contract.ts'
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

interface Ask {
  text: string
  bbox: Bbox | null
  limit: number
}

/** Live layers are only looked through where they are named: each of them asks its module. */
export const searchFeaturesHandler = handle(searchFeatures, async (input, call) => {
  const limit = input.limit ?? USUAL_LIMIT
  const ask = { text: input.text.trim(), bbox: boxIn(input.bbox), limit: limit + 1 }
  const layers = layersFor(call, input.layers)
  const loaded = layers.filter(({ kind, edition }) => kind === 'loaded' && edition !== null)
  const items = await amongLoaded(call, loaded, ask)
  for (const layer of input.layers === undefined ? [] : layers.filter(({ kind }) => kind === 'live'))
    if (items.length <= limit) items.push(...(await amongLive(call, layer, ask)))
  return { items: items.slice(0, limit), cut: items.length > limit }
})

/** All that are seen whole in one go; those that are cut to an area one by one. */
async function amongLoaded(call: Call, layers: readonly KnownLayer[], ask: Ask): Promise<FeatureHit[]> {
  const byEdition = new Map(layers.map((layer) => [layer.edition!, layer]))
  const whole = layers.filter((layer) => scopeOn(call, layer) === null)
  const cut = layers.filter((layer) => scopeOn(call, layer) !== null)
  const parts = [...(whole.length > 0 ? [whole] : []), ...cut.map((layer) => [layer])]
  const hits: FeatureHit[] = []
  for (const part of parts) {
    const rows = await featuresNamed(call.db, {
      ...ask,
      editions: part.map(({ edition }) => edition!),
      scope: scopeOn(call, part[0]!),
    })
    for (const row of rows) hits.push(hitOf(byEdition.get(row.edition)!.id, featureOf(row), null))
  }
  return hits
}

async function amongLive(call: Call, layer: KnownLayer, ask: Ask): Promise<FeatureHit[]> {
  const read = await readFeatures(call, layer, { bbox: ask.bbox, limit: MOST_LOOKED, atMs: null })
  const text = ask.text.toLowerCase()
  const fits = (feature: LayerFeature) =>
    [feature.name, feature.id, ...Object.values(feature.properties)].some((value) =>
      String(value ?? '')
        .toLowerCase()
        .includes(text),
    )
  return read.features
    .filter(fits)
    .slice(0, ask.limit)
    .map((feature) => hitOf(layer.id, feature, null))
}
