import { inScope } from '#core/scope.ts'
import { toRfc3339 } from '#core/time/local.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { getFeature } from '../contract.ts'
import { versionsOfFeature } from './feature-store.ts'
import { featureOf, mapFeature } from './feature-view.ts'
import { layerFaults } from './layer-faults.ts'
import { layerFor } from './layer-for.ts'
import type { KnownLayer } from './layer-room.ts'
import { readFeatures } from './read-features.ts'
import { scopeOn } from './scope-on.ts'
import { versionsNumbered } from './version-store.ts'

const MOST_LOOKED = 5000

export const getFeatureHandler = handle(getFeature, async ({ id, feature }, call) => {
  const layer = layerFor(call, id)
  if (layer.kind !== 'loaded') return liveFeature(call, layer, feature)
  const no = /^\d{1,9}$/.test(feature) ? Number(feature) : 0
  const rows = layer.edition === null ? [] : await versionsOfFeature(call.db, layer.edition, no)
  const row = rows[0]
  const scope = scopeOn(call, layer)
  if (!row || row.toVersion !== null || (scope && !inScope(scope, { areaCode: row.areaCode, units: [] })))
    throw layerFaults.featureUnknown()
  const versions = await versionsNumbered(
    call.db,
    layer.id,
    layer.edition,
    rows.map(({ fromVersion }) => fromVersion),
  )
  return {
    feature: mapFeature(layer.id, featureOf(row)),
    areaCode: row.areaCode,
    original: row.original,
    version: row.fromVersion,
    history: versions.map(({ version, kind, note, byName, atMs }) => ({
      version,
      kind,
      note,
      byName,
      at: toRfc3339(atMs),
    })),
  }
})

async function liveFeature(call: Call, layer: KnownLayer, id: string) {
  const { features } = await readFeatures(call, layer, { bbox: null, limit: MOST_LOOKED, atMs: null })
  const found = features.find((feature) => feature.id === id)
  if (!found) throw layerFaults.featureUnknown()
  return {
    feature: mapFeature(layer.id, found),
    areaCode: found.areaCode,
    original: null,
    version: layer.version,
    history: [],
  }
}
