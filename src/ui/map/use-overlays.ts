import type { Map as MapLibre, MapMouseEvent } from 'maplibre-gl'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { featuresAt, openGroup } from './feature-at.ts'
import type { MapOverlay } from './map-overlay.ts'
import type { MapViewProps } from './map-view.tsx'
import { type PlacedOverlays, placeOverlays, sourceOf } from './place-overlays.ts'

const NONE: readonly MapOverlay[] = []

/** Draws the overlays on a map that is ready, and tells what is pressed and pointed at. */
export function useOverlays(
  map: MapLibre | null,
  latest: RefObject<MapViewProps>,
  overlays: readonly MapOverlay[] = NONE,
) {
  const placed = useRef<PlacedOverlays>(new Map())
  const [tipAt, setTipAt] = useState<{ x: number; y: number; text: string } | null>(null)
  useEffect(() => {
    if (!map) return
    placed.current = new Map()
    const failed = new Set<string>()
    const press = ({ point, lngLat }: MapMouseEvent) => {
      const { onFeature, onPick, draw } = latest.current
      if (draw) return
      const all = onFeature ? featuresAt(map, placed.current, point.x, point.y) : []
      const first = all[0]
      if (!first) onPick?.(lngLat.lng, lngLat.lat)
      else if (!openGroup(map, first)) onFeature?.(first, all)
    }
    let asked = 0
    const point = ({ point: { x, y } }: MapMouseEvent) => {
      cancelAnimationFrame(asked)
      asked = requestAnimationFrame(() => {
        const { onFeature, tip, draw } = latest.current
        if (draw) return setTipAt(null)
        const first = onFeature || tip ? featuresAt(map, placed.current, x, y)[0] : undefined
        map.getCanvas().style.cursor = first && onFeature ? 'pointer' : ''
        const text = first ? (tip?.(first) ?? null) : null
        setTipAt(text === null ? null : { x, y, text })
      })
    }
    const leave = () => {
      cancelAnimationFrame(asked)
      setTipAt(null)
    }
    const fail = (event: { type: string; sourceId?: string }) => {
      const id = event.sourceId?.startsWith(sourceOf('')) ? event.sourceId.slice(sourceOf('').length) : null
      if (id === null || failed.has(id)) return
      failed.add(id)
      latest.current.onOverlayState?.(id, 'failed')
    }
    const idle = () => {
      for (const id of placed.current.keys()) if (!failed.has(id)) latest.current.onOverlayState?.(id, 'ready')
      failed.clear()
    }
    map.on('click', press)
    map.on('mousemove', point)
    map.on('movestart', leave)
    map.on('mouseout', leave)
    map.on('error', fail)
    map.on('idle', idle)
    return () => {
      cancelAnimationFrame(asked)
      setTipAt(null)
      map.off('click', press).off('mousemove', point).off('movestart', leave).off('mouseout', leave)
      map.off('error', fail).off('idle', idle)
    }
  }, [map, latest])
  useEffect(() => {
    if (map) placeOverlays(map, placed.current, overlays)
  }, [map, overlays])
  return { tipAt }
}
