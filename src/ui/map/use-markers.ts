import type { Map as MapLibre, Marker as MarkerClass } from 'maplibre-gl'
import { useCallback, useRef, useState } from 'react'
import type { MapPoint } from './map-view.tsx'

interface Holder {
  element: HTMLElement
  marker: MarkerClass
  point: MapPoint
}

/** Points as elements of the page, so that they have shapes, words and focus like everything else. For up to some hundred. */
export function useMarkers() {
  const [holders, setHolders] = useState<readonly Holder[]>([])
  const kept = useRef(new Map<string, Holder>())
  const on = useRef<MapLibre | null>(null)
  const place = useCallback((map: MapLibre, Marker: typeof MarkerClass, points: readonly MapPoint[]) => {
    if (on.current !== map) {
      for (const { marker } of kept.current.values()) marker.remove()
      kept.current.clear()
      on.current = map
    }
    const wanted = new Map(points.map((point) => [point.id, point]))
    for (const [id, { marker }] of kept.current)
      if (!wanted.has(id)) {
        marker.remove()
        kept.current.delete(id)
      }
    for (const [id, point] of wanted) {
      const before = kept.current.get(id)
      const element = before?.element ?? document.createElement('div')
      const marker = before?.marker ?? new Marker({ element })
      marker.setLngLat([point.lon, point.lat])
      if (!before) marker.addTo(map)
      kept.current.set(id, { element, marker, point })
    }
    setHolders([...kept.current.values()])
  }, [])
  return { holders, place }
}
