import type { GeoJSONSource, Map as MapLibre, SourceSpecification, VectorTileSource } from 'maplibre-gl'
import type { MapOverlay } from './map-overlay.ts'
import { type Band, type OverlayLayer, overlayLayers } from './overlay-layers.ts'

type MapData = Parameters<GeoJSONSource['setData']>[0]

/** The layer of the base map under which a band is drawn; points stand over everything. */
const BELOW: Record<Band, string | undefined> = { ground: 'area-chosen', line: 'poi-names', point: undefined }

interface Placed {
  overlay: MapOverlay
  look: string
  layers: readonly OverlayLayer[]
}

/** What is drawn over one map, by id. */
export type PlacedOverlays = Map<string, Placed>

/** Brings a map from what is drawn over it to what is wanted, touching only what differs. */
export function placeOverlays(map: MapLibre, placed: PlacedOverlays, wanted: readonly MapOverlay[]): void {
  const ids = new Set(wanted.map(({ id }) => id))
  for (const [id, { layers }] of placed)
    if (!ids.has(id)) {
      take(map, id, layers)
      placed.delete(id)
    }
  for (const overlay of wanted) {
    const before = placed.get(overlay.id)
    const look = lookOf(overlay)
    if (before && before.look === look) {
      refresh(map, before.overlay, overlay)
      before.overlay = overlay
      continue
    }
    if (before) take(map, overlay.id, before.layers)
    map.addSource(sourceOf(overlay.id), sourceSpec(overlay))
    const layers = overlayLayers(overlay)
    for (const { spec, band } of layers) map.addLayer(spec, BELOW[band])
    placed.set(overlay.id, { overlay, look, layers })
  }
  order(map, placed, wanted)
}

/** Ids of the layers that can be pressed. */
export function touchableLayers(placed: PlacedOverlays): string[] {
  return [...placed.values()].flatMap(({ layers }) =>
    layers.filter(({ isTouchable }) => isTouchable).map(({ spec }) => spec.id),
  )
}

export function sourceOf(id: string): string {
  return `overlay:${id}`
}

/** All but what can be exchanged while it is shown. */
function lookOf(overlay: MapOverlay): string {
  return JSON.stringify({ ...overlay, ...(overlay.kind === 'vector' ? { tiles: '' } : { data: null }) })
}

function take(map: MapLibre, id: string, layers: readonly OverlayLayer[]): void {
  for (const { spec } of layers) if (map.getLayer(spec.id)) map.removeLayer(spec.id)
  if (map.getSource(sourceOf(id))) map.removeSource(sourceOf(id))
}

function sourceSpec(overlay: MapOverlay): SourceSpecification {
  if (overlay.kind === 'vector')
    return {
      type: 'vector',
      tiles: [absolute(overlay.tiles)],
      ...(overlay.tilesTo === undefined ? {} : { maxzoom: overlay.tilesTo }),
    }
  return {
    type: 'geojson',
    data: overlay.data as MapData,
    ...(overlay.cluster ? { cluster: true, clusterRadius: 72, clusterMaxZoom: 15 } : {}),
  }
}

function refresh(map: MapLibre, before: MapOverlay, after: MapOverlay): void {
  if (after.kind === 'vector' && before.kind === 'vector' && after.tiles !== before.tiles)
    map.getSource<VectorTileSource>(sourceOf(after.id))?.setTiles([absolute(after.tiles)])
  if (after.kind === 'geojson' && before.kind === 'geojson' && after.data !== before.data)
    map.getSource<GeoJSONSource>(sourceOf(after.id))?.setData(after.data as MapData)
}

/** Tiles are fetched by a worker, which does not know the address of the page. */
function absolute(address: string): string {
  return address.startsWith('/') ? location.origin + address : address
}

/** In each band later overlays over earlier ones. */
function order(map: MapLibre, placed: PlacedOverlays, wanted: readonly MapOverlay[]): void {
  const now = map.getLayersOrder().filter((id) => id.startsWith('overlay:'))
  const bands = (['ground', 'line', 'point'] as const).map((band) => ({
    band,
    ids: wanted.flatMap(({ id }) =>
      (placed.get(id)?.layers ?? []).filter((layer) => layer.band === band).map(({ spec }) => spec.id),
    ),
  }))
  const right = bands.flatMap(({ ids }) => ids)
  if (right.join() === now.join()) return
  for (const { band, ids } of bands) for (const id of ids) map.moveLayer(id, BELOW[band])
}
