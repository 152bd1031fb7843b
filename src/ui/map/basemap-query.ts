import type { MapBounds } from './map-view.tsx'

const NAMES_ZOOM = 13
const CLOSE_ZOOM = 15

/** What a map asks for at a zoom: names when there is room for them, buildings and places when looked at closely. */
export function basemapQuery(bounds: MapBounds, zoom: number): { bbox: string; layers: string } {
  const layers = [
    'district',
    'streets',
    'waters',
    'greens',
    'roads',
    ...(zoom >= NAMES_ZOOM ? ['communities'] : []),
    ...(zoom >= CLOSE_ZOOM ? ['grids', 'buildings', 'pois'] : []),
  ]
  return { bbox: bounds.map((degree) => degree.toFixed(5)).join(','), layers: layers.join(',') }
}
