import type { Bbox } from './layer.ts'

/** `west,south,east,north` in degrees; null where that is no box. */
export function readBox(text: string): Bbox | null {
  const [west = Number.NaN, south = Number.NaN, east = Number.NaN, north = Number.NaN] = text.split(',').map(Number)
  if (![west, south, east, north].every(Number.isFinite)) return null
  if (west > east || south > north || west < -180 || east > 180 || south < -90 || north > 90) return null
  return [west, south, east, north]
}

/** Metres of one degree of latitude, near enough for a box that is only looked through. */
const METRES_PER_DEGREE = 111_000

/** A box that holds everything within so many metres of a point. */
export function boxAround([lon, lat]: readonly [number, number], radiusM: number): Bbox {
  const north = (radiusM * 1.01) / METRES_PER_DEGREE
  const east = north / Math.max(0.01, Math.cos((lat * Math.PI) / 180))
  return [Math.max(-180, lon - east), Math.max(-90, lat - north), Math.min(180, lon + east), Math.min(90, lat + north)]
}

export function isWithinBox([lon, lat]: readonly [number, number], [west, south, east, north]: Bbox): boolean {
  return lon >= west && lon <= east && lat >= south && lat <= north
}

export function boxesMeet(a: Bbox, b: Bbox): boolean {
  return a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1]
}
