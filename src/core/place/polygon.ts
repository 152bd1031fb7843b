import { type AreaGeometry, type LonLat, polygonsOf, type Ring } from './geometry.ts'

// CGCS2000 ellipsoid; WGS-84 differs in the flattening by 1e-11, which no map can show.
const SEMI_MAJOR_M = 6_378_137
const FLATTENING = 1 / 298.257222101
const ECCENTRICITY2 = FLATTENING * (2 - FLATTENING)
const ECCENTRICITY = Math.sqrt(ECCENTRICITY2)
const RADIANS = Math.PI / 180

/** Northing of the cylindrical equal-area projection of the ellipsoid: in it plane areas are true areas. */
function equalAreaNorthing(lat: number): number {
  const sin = Math.sin(lat * RADIANS)
  const es = ECCENTRICITY * sin
  const q = (1 - ECCENTRICITY2) * (sin / (1 - es * es) + Math.atanh(es) / ECCENTRICITY)
  return (SEMI_MAJOR_M * q) / 2
}

/**
 * Counter-clockwise positive. A sum over edges, each edge counting with its opposite sign in the neighbour,
 * so the areas of a tiling add up to the area of the whole.
 */
function signedRingAreaM2(ring: Ring): number {
  const [firstLon, firstLat] = ring[0]!
  const baseNorthing = equalAreaNorthing(firstLat)
  let twice = 0
  let x0 = 0
  let y0 = 0
  for (const [lon, lat] of ring) {
    const x1 = (lon - firstLon) * RADIANS * SEMI_MAJOR_M
    const y1 = equalAreaNorthing(lat) - baseNorthing
    twice += x0 * y1 - x1 * y0
    x0 = x1
    y0 = y1
  }
  return twice / 2
}

/** Area on the ellipsoid in square metres; holes are taken away whatever their direction. */
export function areaM2(geometry: AreaGeometry): number {
  let sum = 0
  for (const [outer, ...holes] of polygonsOf(geometry)) {
    sum += Math.abs(signedRingAreaM2(outer!))
    for (const hole of holes) sum -= Math.abs(signedRingAreaM2(hole))
  }
  return sum
}

/** Centre of gravity in degrees. It may lie outside a bent polygon: write names at `labelPoint`. */
export function centroid(geometry: AreaGeometry): LonLat {
  let twice = 0
  let lonMoment = 0
  let latMoment = 0
  const base = polygonsOf(geometry)[0]![0]![0]!
  for (const rings of polygonsOf(geometry)) {
    for (const [index, ring] of rings.entries()) {
      const moment = ringMoment(ring, base)
      const sign = moment.twice < 0 === (index === 0) ? -1 : 1
      twice += sign * moment.twice
      lonMoment += sign * moment.lon
      latMoment += sign * moment.lat
    }
  }
  if (twice === 0) return [...base]
  return [base[0] + lonMoment / (3 * twice), base[1] + latMoment / (3 * twice)]
}

function ringMoment(ring: Ring, base: LonLat): { twice: number; lon: number; lat: number } {
  const moment = { twice: 0, lon: 0, lat: 0 }
  for (let i = 1; i < ring.length; i++) {
    const x0 = ring[i - 1]![0] - base[0]
    const y0 = ring[i - 1]![1] - base[1]
    const x1 = ring[i]![0] - base[0]
    const y1 = ring[i]![1] - base[1]
    const cross = x0 * y1 - x1 * y0
    moment.twice += cross
    moment.lon += cross * (x0 + x1)
    moment.lat += cross * (y0 + y1)
  }
  return moment
}

/** True inside and on the border; false in a hole (its border belongs to the polygon). */
export function contains(geometry: AreaGeometry, point: LonLat): boolean {
  return polygonsOf(geometry).some(([outer, ...holes]) => {
    if (sideOf(outer!, point) < 0) return false
    return holes.every((hole) => sideOf(hole, point) <= 0)
  })
}

/** 1 inside, 0 on the border, -1 outside. */
function sideOf(ring: Ring, [x, y]: LonLat): -1 | 0 | 1 {
  let inside = false
  for (let i = 1; i < ring.length; i++) {
    const [x0, y0] = ring[i - 1]!
    const [x1, y1] = ring[i]!
    const cross = (x1 - x0) * (y - y0) - (x - x0) * (y1 - y0)
    const withinBox = x >= Math.min(x0, x1) && x <= Math.max(x0, x1) && y >= Math.min(y0, y1) && y <= Math.max(y0, y1)
    if (withinBox && cross === 0) return 0
    if (y0 > y !== y1 > y && cross < 0 === y1 < y0) inside = !inside
  }
  return inside ? 1 : -1
}

const SCAN_LINES = 9

/** A point surely inside, as far from the sides as a few level lines can tell; the place to write a name. */
export function labelPoint(geometry: AreaGeometry): LonLat {
  const outers = polygonsOf(geometry)
  const largest = outers.reduce((best, rings) => (ringSpan(rings[0]!) > ringSpan(best[0]!) ? rings : best))
  const single: AreaGeometry = { type: 'Polygon', coordinates: largest }
  const middle = centroid(single)
  const lats = largest[0]!.map((position) => position[1])
  const [south, north] = [Math.min(...lats), Math.max(...lats)]
  let best: { point: LonLat; width: number } | undefined
  const centreChord = chordAt(largest, middle[1])
  if (centreChord.some(([west, east]) => west < middle[0] && middle[0] < east)) return middle
  for (let i = 1; i <= SCAN_LINES; i++) {
    const lat = south + ((north - south) * i) / (SCAN_LINES + 1)
    for (const [west, east] of chordAt(largest, lat)) {
      if (!best || east - west > best.width) best = { point: [(west + east) / 2, lat], width: east - west }
    }
  }
  return best?.point ?? middle
}

function ringSpan(ring: Ring): number {
  return Math.abs(ringMoment(ring, ring[0]!).twice)
}

/** The inner stretches of a level line, west to east. */
function chordAt(rings: Ring[], lat: number): [number, number][] {
  const crossings: number[] = []
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const [x0, y0] = ring[i - 1]!
      const [x1, y1] = ring[i]!
      if (y0 > lat !== y1 > lat) crossings.push(x0 + ((lat - y0) / (y1 - y0)) * (x1 - x0))
    }
  }
  crossings.sort((a, b) => a - b)
  const chords: [number, number][] = []
  for (let i = 0; i + 1 < crossings.length; i += 2) chords.push([crossings[i]!, crossings[i + 1]!])
  return chords
}
