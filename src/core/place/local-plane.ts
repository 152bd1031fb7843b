import type { LonLat } from './geometry.ts'

/** A plane in metres around a place: near it lengths, angles and areas are true. */
export interface LocalPlane {
  /** East and north of the place. */
  toMetres(point: LonLat): [east: number, north: number]
  toLonLat(metres: readonly [east: number, north: number]): LonLat
}

// CGCS2000
const SEMI_MAJOR_M = 6_378_137
const FLATTENING = 1 / 298.257222101
const N = FLATTENING / (2 - FLATTENING)
const RECTIFYING_M = (SEMI_MAJOR_M / (1 + N)) * (1 + N ** 2 / 4 + N ** 4 / 64)
const ECCENTRICITY = Math.sqrt(FLATTENING * (2 - FLATTENING))
const RADIANS = Math.PI / 180
// Krüger's series to the third power of n: below a millimetre within a few degrees of the meridian.
const FORTH = [N / 2 - (2 * N ** 2) / 3 + (5 * N ** 3) / 16, (13 * N ** 2) / 48 - (3 * N ** 3) / 5, (61 * N ** 3) / 240]
const BACK = [N / 2 - (2 * N ** 2) / 3 + (37 * N ** 3) / 96, N ** 2 / 48 + N ** 3 / 15, (17 * N ** 3) / 480]
const MOST_ROUNDS = 8

/** Gauss-Krüger with the meridian of the place and scale 1 on it: 20 km away it is off by 5 in a million. */
export function localPlane(centre: LonLat): LocalPlane {
  const [lon0, lat0] = centre
  const base = forth(0, lat0 * RADIANS)
  return {
    toMetres([lon, lat]) {
      const [east, north] = forth((lon - lon0) * RADIANS, lat * RADIANS)
      return [east, north - base[1]]
    },
    toLonLat([east, north]) {
      const [turn, lat] = back(east, north + base[1])
      return [lon0 + turn / RADIANS, lat / RADIANS]
    },
  }
}

function forth(turn: number, lat: number): [number, number] {
  const sin = Math.sin(lat)
  const conformal = Math.sinh(Math.atanh(sin) - ECCENTRICITY * Math.atanh(ECCENTRICITY * sin))
  const xi = Math.atan2(conformal, Math.cos(turn))
  const eta = Math.asinh(Math.sin(turn) / Math.hypot(conformal, Math.cos(turn)))
  let [east, north] = [eta, xi]
  for (const [i, term] of FORTH.entries()) {
    const k = 2 * (i + 1)
    east += term * Math.cos(k * xi) * Math.sinh(k * eta)
    north += term * Math.sin(k * xi) * Math.cosh(k * eta)
  }
  return [RECTIFYING_M * east, RECTIFYING_M * north]
}

function back(east: number, north: number): [number, number] {
  const [eta, xi] = [east / RECTIFYING_M, north / RECTIFYING_M]
  let [eta1, xi1] = [eta, xi]
  for (const [i, term] of BACK.entries()) {
    const k = 2 * (i + 1)
    eta1 -= term * Math.cos(k * xi) * Math.sinh(k * eta)
    xi1 -= term * Math.sin(k * xi) * Math.cosh(k * eta)
  }
  const conformal = Math.sin(xi1) / Math.hypot(Math.sinh(eta1), Math.cos(xi1))
  const turn = Math.atan2(Math.sinh(eta1), Math.cos(xi1))
  let lat = Math.atan(conformal)
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const sin = Math.sin(lat)
    const next = Math.atan(Math.sinh(Math.asinh(conformal) + ECCENTRICITY * Math.atanh(ECCENTRICITY * sin)))
    if (Math.abs(next - lat) < 1e-15) break
    lat = next
  }
  return [turn, lat]
}
