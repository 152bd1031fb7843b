import { useEffect, useMemo, useRef } from 'react'
import type { Output } from '#core/operation.ts'
import { getBasemap } from '#modules/territory/contract.ts'
import { callOperation } from '#ui/call.ts'
import { basemapQuery, type MapBounds, type MapOverlay } from '#ui/map.ts'
import type { LayerCard, listLayers } from '../../contract.ts'
import { askBox } from './ask-box.ts'
import { baseWithout, isBase } from './base-layers.ts'
import { holdsCases, isCaseLayer } from './case-layers.ts'
import type { MapQuery } from './map-query.ts'
import { type Drawing, overlayOf } from './overlays-of.ts'
import { useCaseBeat } from './use-case-beat.ts'
import { useFeatures } from './use-features.ts'

const LIVE_FEATURES = 2000

/** What the map draws of the layers that are on: the base map without what is off, tiles, features of live layers. */
export function useDrawnLayers({
  catalogue,
  on,
  query,
  bounds,
  zoom,
  mayCases,
}: {
  catalogue: Output<typeof listLayers>
  on: ReadonlySet<string>
  query: MapQuery
  bounds: MapBounds | null
  zoom: number
  mayCases: boolean
}) {
  const beat = useCaseBeat(query.atMs === null)
  const shown = useMemo(() => catalogue.layers.filter((card) => on.has(card.id) && !isBase(card)), [catalogue, on])
  const listed = useMemo(() => shown.filter(({ geometry }) => geometry !== 'raster'), [shown])
  const isRead = ({ id, kind, style }: LayerCard) =>
    kind === 'live' && !(isCaseLayer(id) && mayCases) && zoom >= style.minZoom
  const read = shown.filter(isRead).map(({ id }) => id)
  const features = useFeatures(read, bounds ? askBox(bounds) : null, query.atMs, LIVE_FEATURES)
  const live = useMemo(
    () => new Map([...features.byLayer].flatMap(([id, { data }]) => (data ? [[id, data] as const] : []))),
    [features.byLayer],
  )
  const told = useRef(features.reload)
  told.current = features.reload
  const ofCases = read.filter(holdsCases).join()
  useEffect(() => {
    if (beat > 0 && ofCases !== '') for (const id of ofCases.split(',')) told.current(id)
  }, [beat, ofCases])
  const kept = useRef(new Map<string, { said: string; data: unknown; overlay: MapOverlay }>())
  const filter = JSON.stringify(query.cases)
  const overlays = useMemo(() => {
    const drawing: Drawing = { filter: JSON.parse(filter), atMs: query.atMs, beat, mayCases, live }
    const next = new Map<string, { said: string; data: unknown; overlay: MapOverlay }>()
    for (const card of inDrawingOrder(shown)) {
      const overlay = overlayOf(card, on, drawing)
      if (!overlay) continue
      const data = overlay.kind === 'geojson' ? overlay.data : null
      const said = JSON.stringify({ ...overlay, data: null })
      const before = kept.current.get(card.id)
      next.set(card.id, before && before.said === said && before.data === data ? before : { said, data, overlay })
    }
    kept.current = next
    return [...next.values()].map(({ overlay }) => overlay)
  }, [shown, on, filter, query.atMs, beat, mayCases, live])
  const off = catalogue.layers.filter((card) => isBase(card) && !on.has(card.id)).map(({ id }) => id)
  const offText = off.join()
  const basemap = useMemo(
    () => async (box: MapBounds, at: number) =>
      baseWithout(
        (await callOperation(getBasemap, basemapQuery(box, at))).features,
        offText === '' ? [] : offText.split(','),
      ),
    [offText],
  )
  return { overlays, listed, basemap, beat, reload: features.reload }
}

/** Surfaces below lines below points; cases on top of everything else, those that press most last. */
function inDrawingOrder(cards: readonly LayerCard[]): LayerCard[] {
  const rank = ({ id, geometry }: LayerCard) =>
    ['case_urgent', 'case_overdue', 'case_due_soon', 'case_open'].includes(id)
      ? 10 + ['case_open', 'case_due_soon', 'case_overdue', 'case_urgent'].indexOf(id)
      : ['raster', 'polygon', 'line', 'point'].indexOf(geometry)
  return [...cards].sort((a, b) => rank(a) - rank(b))
}
