/** Longitude then latitude, in degrees, as GeoJSON writes them. */
export type LonLat = [number, number]

/** Closed: the last position repeats the first. */
export type Ring = LonLat[]

export interface Polygon {
  type: 'Polygon'
  coordinates: Ring[]
}

export interface MultiPolygon {
  type: 'MultiPolygon'
  coordinates: Ring[][]
}

export type AreaGeometry = Polygon | MultiPolygon

/** The polygons of a geometry, each a list of rings with the outer ring first. */
export function polygonsOf(geometry: AreaGeometry): Ring[][] {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
}
