import { toRfc3339 } from '#core/time/local.ts'
import { handle } from '#platform/plug.ts'
import { type LayerCard, layerSources, listLayers } from '../contract.ts'
import { freshnessOf } from '../domain/freshness-of.ts'
import { mayView } from '../domain/may-view.ts'
import { NEVER_LOADED, saySlot } from '../domain/say-slot.ts'
import { type KnownLayer, layerRoom } from './layer-room.ts'
import { favouritesOf } from './map-state-store.ts'

/** The registry as it is for the caller; it is read from memory but for the caller's favourites. */
export const listLayersHandler = handle(listLayers, async (_input, call) => {
  const room = call.runtime.use(layerRoom)
  const sources = call.runtime.use(layerSources)
  const favourites = await favouritesOf(call.db, call.principal.id)
  const all = room.all()
  const seen = all.filter((layer) => mayView(layer, call.may))
  const cardOf = (layer: KnownLayer): LayerCard => ({
    id: layer.id,
    title: { zh: layer.zh, en: layer.en },
    group: layer.group,
    geometry: layer.geometry,
    kind: layer.kind,
    loadable: layer.loadable,
    note: noteOf(layer, sources.find(layer.id)?.how ?? null),
    style: layer.drawn,
    fields: layer.fields,
    permission: layer.permission,
    version: layer.version,
    featureCount: layer.kind === 'live' ? null : layer.featureCount,
    bbox: layer.bbox,
    freshness: freshnessOf(layer, call.nowMs),
    dataAt: layer.dataMs === null ? null : toRfc3339(layer.dataMs),
    changedAt: layer.changedMs === null ? null : toRfc3339(layer.changedMs),
    staleAfterDays: layer.staleAfterDays,
    invented: layer.invented,
    favourite: favourites.has(layer.id),
  })
  return {
    asOf: toRfc3339(call.nowMs),
    groups: room.groups().map(({ id, zh, en }) => ({ id, title: { zh, en } })),
    layers: seen.map(cardOf),
    hidden: all.length - seen.length,
  }
})

function noteOf(layer: KnownLayer, how: LayerCard['note']): LayerCard['note'] {
  if (layer.kind === 'live') return how
  if (layer.kind === 'slot') return saySlot(layer.id, layer.source)
  return layer.edition === null ? NEVER_LOADED : null
}
