import type { LonLat } from './geometry.ts'

/**
 * CGCS2000 and WGS-84 agree within centimetres and are taken as one. GCJ-02 is the obfuscated datum of maps and
 * mini programs in mainland China; BD-09 adds a second shift on top of it. The formulas are public knowledge (domain §2).
 */
export const DATUMS = ['CGCS2000', 'WGS-84', 'GCJ-02', 'BD-09'] as const
export type Datum = (typeof DATUMS)[number]

// Krasovsky ellipsoid as the GCJ-02 formula uses it.
const SEMI_MAJOR_M = 6_378_245
const ECCENTRICITY2 = 0.006693421622965943
const RADIANS = Math.PI / 180
const BD_TURN = (Math.PI * 3000) / 180
const SETTLED_DEGREES = 1e-10
const MOST_ROUNDS = 30

/** Converts a point between datums; CGCS2000 is the stored one. */
export function convertDatum(point: LonLat, from: Datum, to: Datum): LonLat {
  if (from === to) return [point[0], point[1]]
  return fromEarth(toEarth(point, from), to)
}

function toEarth(point: LonLat, from: Datum): LonLat {
  if (from === 'GCJ-02') return gcj02ToWgs84(point)
  if (from === 'BD-09') return gcj02ToWgs84(bd09ToGcj02(point))
  return [point[0], point[1]]
}

function fromEarth(point: LonLat, to: Datum): LonLat {
  if (to === 'GCJ-02') return wgs84ToGcj02(point)
  if (to === 'BD-09') return gcj02ToBd09(wgs84ToGcj02(point))
  return point
}

export function wgs84ToGcj02(point: LonLat): LonLat {
  if (isAbroad(point)) return [point[0], point[1]]
  const [lon, lat] = point
  const shift = rawShift(lon - 105, lat - 35)
  const radLat = lat * RADIANS
  const magic = 1 - ECCENTRICITY2 * Math.sin(radLat) ** 2
  const root = Math.sqrt(magic)
  const metresPerRadianLat = (SEMI_MAJOR_M * (1 - ECCENTRICITY2)) / (magic * root)
  const metresPerRadianLon = (SEMI_MAJOR_M / root) * Math.cos(radLat)
  return [lon + shift.east / (metresPerRadianLon * RADIANS), lat + shift.north / (metresPerRadianLat * RADIANS)]
}

/** The published inverse is off by metres; repeating the forward shift closes to below a millimetre. */
export function gcj02ToWgs84(point: LonLat): LonLat {
  return invert(wgs84ToGcj02, point)
}

export function gcj02ToBd09([lon, lat]: LonLat): LonLat {
  const radius = Math.sqrt(lon * lon + lat * lat) + 0.00002 * Math.sin(lat * BD_TURN)
  const angle = Math.atan2(lat, lon) + 0.000003 * Math.cos(lon * BD_TURN)
  return [radius * Math.cos(angle) + 0.0065, radius * Math.sin(angle) + 0.006]
}

export function bd09ToGcj02(point: LonLat): LonLat {
  return invert(gcj02ToBd09, point)
}

function invert(forward: (point: LonLat) => LonLat, target: LonLat): LonLat {
  let [lon, lat] = target
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const [seenLon, seenLat] = forward([lon, lat])
    const missLon = target[0] - seenLon
    const missLat = target[1] - seenLat
    lon += missLon
    lat += missLat
    if (Math.abs(missLon) < SETTLED_DEGREES && Math.abs(missLat) < SETTLED_DEGREES) break
  }
  return [lon, lat]
}

/** The rectangle outside which GCJ-02 is not shifted. */
function isAbroad([lon, lat]: LonLat): boolean {
  return !(lon > 72.004 && lon < 137.8347 && lat > 0.8293 && lat < 55.8271)
}

/** The obfuscating shift in metres for a point given relative to 105 E 35 N. */
function rawShift(x: number, y: number): { east: number; north: number } {
  const root = Math.sqrt(Math.abs(x))
  const shared = 20 * Math.sin(6 * x * Math.PI) + 20 * Math.sin(2 * x * Math.PI)
  const east =
    300 +
    x +
    2 * y +
    0.1 * x * x +
    0.1 * x * y +
    0.1 * root +
    (2 / 3) *
      (shared +
        20 * Math.sin(x * Math.PI) +
        40 * Math.sin((x / 3) * Math.PI) +
        150 * Math.sin((x / 12) * Math.PI) +
        300 * Math.sin((x / 30) * Math.PI))
  const north =
    -100 +
    2 * x +
    3 * y +
    0.2 * y * y +
    0.1 * x * y +
    0.2 * root +
    (2 / 3) *
      (shared +
        20 * Math.sin(y * Math.PI) +
        40 * Math.sin((y / 3) * Math.PI) +
        160 * Math.sin((y / 12) * Math.PI) +
        320 * Math.sin((y / 30) * Math.PI))
  return { east, north }
}
