import type { Map as MapLibre } from 'maplibre-gl'
import type { MapLook } from './map-view.tsx'

export function lookOfMap(map: MapLibre): MapLook {
  const { lng, lat } = map.getCenter()
  return { lon: lng, lat, zoom: map.getZoom() }
}

/** Differences that a written address rounds away are none. */
export function sameLook(one: MapLook, other: MapLook): boolean {
  return (
    Math.abs(one.lon - other.lon) < 2e-5 &&
    Math.abs(one.lat - other.lat) < 2e-5 &&
    Math.abs(one.zoom - other.zoom) < 0.02
  )
}
