/** The district's own map. */
export { basemapQuery } from './map/basemap-query.ts'
export { type MapBounds, type MapPoint, MapView, type MapViewProps } from './map/map-view.tsx'
export { PickPoint } from './map/pick-point.tsx'
export { Pin } from './map/pin.tsx'
