/** West, south, east, north in degrees. */
export type Bbox = readonly [number, number, number, number]

export const LAYER_GEOMETRIES = ['point', 'line', 'polygon', 'raster'] as const
export type LayerGeometry = (typeof LAYER_GEOMETRIES)[number]

/** A geometry as GeoJSON writes it, degrees CGCS2000. */
export interface FeatureGeometry {
  type: 'Point' | 'MultiPoint' | 'LineString' | 'MultiLineString' | 'Polygon' | 'MultiPolygon'
  coordinates: unknown
}

export type FeatureValue = string | number | boolean | null

/** One thing of a layer, whoever keeps it. */
export interface LayerFeature {
  /** Stable within its layer. */
  id: string
  /** What it is called on the map and in lists. */
  name: string
  geometry: FeatureGeometry
  /** Shown in the layer's order of fields; no personal data. */
  properties: Readonly<Record<string, FeatureValue>>
  /** The smallest area that holds it, for cutting by scope; null outside the district or not known. */
  areaCode: string | null
  /** Page that tells more: `/c/cases/…`. */
  link?: string
}
