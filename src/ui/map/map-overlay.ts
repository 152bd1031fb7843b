import type { LightName } from '../clock/light.tsx'
import type { LineShape, PointShape, SurfaceShape } from './shapes.ts'

/** Colours of the house by the names that layers use for them. */
export const COLOUR_VARIABLES = {
  primary: 'primary',
  text2: 'text-2',
  'status-ok': 'ok',
  'status-half': 'half-fill',
  'status-due': 'near-fill',
  'status-over': 'over',
  'status-hold': 'paused',
  'status-none': 'none',
  'chart-1': 'chart-1',
  'chart-2': 'chart-2',
  'chart-3': 'chart-3',
  'chart-4': 'chart-4',
  land: 'map-land',
  water: 'map-water',
  green: 'map-green',
  building: 'map-building',
  road: 'map-road',
  'street-line': 'map-street',
  'district-line': 'map-district',
  label: 'map-label',
} as const
export type ColourToken = keyof typeof COLOUR_VARIABLES

/** `light`: each feature by its own property `light`, with the shapes that clocks have everywhere in the house. */
export type OverlayShape = PointShape | LineShape | SurfaceShape | 'light'

export const LIGHT_SYMBOLS: Record<LightName, readonly [PointShape, ColourToken]> = {
  green: ['circle', 'status-ok'],
  yellow: ['triangle', 'status-half'],
  orange: ['diamond', 'status-due'],
  red: ['square', 'status-over'],
  paused: ['bars', 'status-hold'],
  none: ['gap', 'status-none'],
}

export interface OverlayLook {
  shape: OverlayShape
  color: ColourToken
  minZoom?: number
  /** Height of a point's shape in pixels, 16 unless told; of lines the width, 2 unless a feature's `width` says so. */
  size?: number
  opacity?: number
  /** Pixels to the right and down from the place: a mark at the corner of another symbol. */
  offset?: readonly [number, number]
  /** Groups are not drawn, only points that stand alone. */
  singlesOnly?: boolean
  /** From this zoom the property `name` is written beside a feature. */
  nameFrom?: number
  nameSize?: number
}

export interface VectorOverlay extends OverlayLook {
  id: string
  kind: 'vector'
  /** Address with `{z}`, `{x}` and `{y}`; another address (a new version) is fetched while the old stays to be seen. */
  tiles: string
  /** Name of the layer within the tiles; the id unless told. */
  sourceLayer?: string
  /** Of lines and surfaces: layer within the tiles with points for those that are too small to be drawn. */
  smallLayer?: string
  /** Closest zoom for which the server makes tiles; closer ones are drawn from it. */
  tilesTo?: number
}

export interface GeojsonOverlay extends OverlayLook {
  id: string
  kind: 'geojson'
  /** A FeatureCollection; another object is drawn anew. */
  data: unknown
  /** Points near each other become one with their number. */
  cluster?: boolean
}

/**
 * Something drawn over the base map, later ones over earlier. Points with a `count` over 1 are drawn as groups with
 * their number, with the colour and shape of the worst `light` among them where there is one.
 */
export type MapOverlay = VectorOverlay | GeojsonOverlay

/** What was pressed or pointed at. */
export interface MapFeature {
  overlay: string
  id: string | number | undefined
  properties: Readonly<Record<string, unknown>>
  geometryType: string
  /** Of a point its place, else where it was pressed. */
  lon: number
  lat: number
  /** How many it stands for. */
  count: number
}
