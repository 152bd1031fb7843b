/** Maps on the district's own shapes. */
export { type MapBounds, type MapPoint, MapView, type MapViewProps } from './map/map-view.tsx'
export { PickPoint } from './map/pick-point.tsx'
