import type { LonLat, Polygon } from '#core/place/geometry.ts'

/** A point in metres east and north of the origin. */
export interface Spot {
  x: number
  y: number
}

/**
 * Corners live on a lattice of millionths of a degree counted from the origin, as whole numbers: neighbours share them
 * exactly and orientation tests are exact. Lengths are reckoned in metres.
 */
export interface Plane {
  metresEast: number
  metresNorth: number
  toLattice(spot: Spot): [number, number]
  toMetres(east: number, north: number): Spot
  lonLat(east: number, north: number): LonLat
  lonLatOf(spot: Spot): LonLat
  /** Closed ring from open corners. */
  polygonOf(spots: Spot[]): Polygon
}

const METRES_PER_DEGREE = 111_195

export function planeAt(origin: { lon: number; lat: number }): Plane {
  const originEast = Math.round(origin.lon * 1e6)
  const originNorth = Math.round(origin.lat * 1e6)
  // rounded, so that the last bit of a cosine cannot move a corner
  const metresEast = Math.round(METRES_PER_DEGREE * Math.cos((origin.lat * Math.PI) / 180)) / 1e6
  const metresNorth = METRES_PER_DEGREE / 1e6
  const toLattice = ({ x, y }: Spot): [number, number] => [Math.round(x / metresEast), Math.round(y / metresNorth)]
  const lonLat = (east: number, north: number): LonLat => [(originEast + east) / 1e6, (originNorth + north) / 1e6]
  const lonLatOf = (spot: Spot) => lonLat(...toLattice(spot))
  return {
    metresEast,
    metresNorth,
    toLattice,
    toMetres: (east, north) => ({ x: east * metresEast, y: north * metresNorth }),
    lonLat,
    lonLatOf,
    polygonOf: (spots) => {
      const ring = spots.map(lonLatOf)
      return { type: 'Polygon', coordinates: [[...ring, [ring[0]![0], ring[0]![1]]]] }
    },
  }
}
