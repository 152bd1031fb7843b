import type { MapOverlay } from '#ui/map.ts'
import type { LayerCard, MapFeatureOut } from '../../contract.ts'
import { MOST_TILE_ZOOM, TILE_LAYERS } from '../../contract.ts'
import { isBase } from './base-layers.ts'
import { caseTilesAddress, holdsCases, isCaseLayer, isUsable } from './case-layers.ts'
import type { CaseFilter } from './map-query.ts'

/** From this zoom on marks stand at the corner of a case. */
const BADGE_ZOOM = 14
const BADGE_PX = 12
const OTHER_PX = 14
/** Names beside features, where there is room for them. */
const NAME_ZOOM = 17

export interface Drawing {
  filter: CaseFilter
  atMs: number | null
  /** Counts what has changed since: other addresses are fetched anew. */
  beat: number
  mayCases: boolean
  /** Features of live layers as they were read. */
  live: ReadonlyMap<string, { type: 'FeatureCollection'; features: readonly MapFeatureOut[] }>
}

/** What is drawn for a layer that is on; null: the base map has it, or there is nothing to draw. */
export function overlayOf(card: LayerCard, on: ReadonlySet<string>, drawing: Drawing): MapOverlay | null {
  const { id, style, kind, geometry } = card
  if (!isUsable(card, drawing.mayCases) || isBase(card)) return null
  const look = {
    id,
    // Cases lead: what else stands on the map is drawn a little smaller.
    ...(geometry === 'point' && !holdsCases(id) ? { size: OTHER_PX } : {}),
    shape: style.shape,
    color: style.color,
    minZoom: style.minZoom,
    ...(style.opacity < 1 ? { opacity: style.opacity } : {}),
  }
  if (isCaseLayer(id) && drawing.mayCases) {
    // All open cases are drawn with their light: these two are among them.
    if (on.has('case_open') && (id === 'case_due_soon' || id === 'case_overdue')) return null
    const address = caseTilesAddress(id, drawing.filter, drawing.atMs)
    if (address === null) return null
    const badge =
      id === 'case_urgent' && on.has('case_open')
        ? { minZoom: BADGE_ZOOM, size: BADGE_PX, offset: [10, -10] as const, singlesOnly: true }
        : {}
    return {
      ...look,
      kind: 'vector',
      // What stands behind the hash is not sent; it only says that it is another state.
      tiles: `${address}#${drawing.beat}`,
      sourceLayer: TILE_LAYERS.symbols,
      tilesTo: MOST_TILE_ZOOM,
      ...(id === 'case_open' ? { shape: 'light' as const } : {}),
      ...badge,
    }
  }
  if (kind === 'live') {
    const data = drawing.live.get(id)
    if (!data) return null
    return { ...look, kind: 'geojson', data, ...(geometry === 'point' ? { cluster: true, nameFrom: NAME_ZOOM } : {}) }
  }
  const isPoints = geometry === 'point' || geometry === 'raster'
  return {
    ...look,
    kind: 'vector',
    tiles: `/api/v1/layers/${id}/tiles/{z}/{x}/{y}#${card.version}`,
    tilesTo: MOST_TILE_ZOOM,
    sourceLayer: isPoints ? TILE_LAYERS.symbols : TILE_LAYERS.shapes,
    ...(isPoints ? {} : { smallLayer: TILE_LAYERS.symbols }),
    ...(geometry === 'raster' ? {} : { nameFrom: NAME_ZOOM }),
  }
}
