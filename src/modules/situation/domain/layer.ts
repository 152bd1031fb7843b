/** West, south, east, north in degrees. */
export type Bbox = readonly [number, number, number, number]

/** A geometry as GeoJSON writes it, degrees CGCS2000. */
export interface FeatureGeometry {
  type: 'Point' | 'MultiPoint' | 'LineString' | 'MultiLineString' | 'Polygon' | 'MultiPolygon'
  coordinates: unknown
}

export type FeatureValue = string | number | boolean | null

export const LAYER_GEOMETRIES = ['point', 'line', 'polygon', 'raster'] as const
export type LayerGeometry = (typeof LAYER_GEOMETRIES)[number]

/** Signs of points, of lines, of surfaces; what may be chosen for a layer follows from its geometry. */
export const SHAPES_OF = {
  point: [
    'circle',
    'dot',
    'ring',
    'square',
    'diamond',
    'triangle',
    'hexagon',
    'star',
    'bars',
    'grid',
    'cross',
    'plus',
    'pin',
    'flag',
    'person',
    'shield',
    'lamp',
    'bolt',
    'flame',
    'drop',
    'plug',
    'bridge',
    'arch',
    'bin',
    'truck',
    'tree',
    'factory',
    'tower',
    'box',
    'camera',
    'label',
  ],
  line: ['solid', 'dashed', 'dotted', 'double'],
  polygon: ['outline', 'fill', 'hatch'],
  raster: ['heat'],
} as const satisfies Record<LayerGeometry, readonly string[]>

export type SymbolShape = (typeof SHAPES_OF)[LayerGeometry][number]
export const SYMBOL_SHAPES: readonly SymbolShape[] = Object.values(SHAPES_OF).flat()

/** Colours by meaning; which ones they are, each theme says. */
export const COLOR_TOKENS = [
  'primary',
  'text2',
  'status-ok',
  'status-half',
  'status-due',
  'status-over',
  'status-hold',
  'status-none',
  'chart-1',
  'chart-2',
  'chart-3',
  'chart-4',
  'land',
  'water',
  'green',
  'building',
  'road',
  'street-line',
  'district-line',
  'label',
] as const
export type ColorToken = (typeof COLOR_TOKENS)[number]

export const FIELD_KINDS = ['text', 'number', 'boolean'] as const
export type FieldKind = (typeof FIELD_KINDS)[number]
