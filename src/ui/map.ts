/** The district's own map. */
export { basemapQuery } from './map/basemap-query.ts'
export { boundsOf, type DrawnShape, isWithin, shapeAreaM2 } from './map/drawn-shape.ts'
export {
  COLOUR_VARIABLES,
  type ColourToken,
  type MapFeature,
  type MapOverlay,
  type OverlayShape,
} from './map/map-overlay.ts'
export { MapSymbol } from './map/map-symbol.tsx'
export { type MapBounds, type MapLook, type MapPoint, MapView, type MapViewProps } from './map/map-view.tsx'
export { PickPoint } from './map/pick-point.tsx'
export { Pin } from './map/pin.tsx'
