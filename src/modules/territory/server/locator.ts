import Flatbush from 'flatbush'
import pointInPolygon from 'point-in-polygon-hao'
import { type AreaGeometry, type LonLat, polygonsOf, type Ring } from '#core/place/geometry.ts'

export interface Located {
  code: string
  /** The point lies on the border of two or more areas; the smallest code was taken (domain §2). */
  borderAmbiguous: boolean
}

export interface Locator {
  gridAt(lon: number, lat: number): Located | null
}

/** Degrees are turned into millionths, in which stored corners are whole numbers and border tests exact. */
const PER_DEGREE = 1e6
/** Points are stored with six decimals: what is nearer to a border than that cannot be told from the border. */
const BORDER_MICRODEGREES = 1
/** A typed decimal times a million misses the whole number by a few billionths. */
const ROUNDING_MICRODEGREES = 1e-4

/** Answers "in which grid is this point" from memory; build it anew when the boundaries change. */
export function buildLocator(areas: readonly { code: string; polygon: AreaGeometry }[]): Locator {
  const parts = areas.flatMap(({ code, polygon }) => {
    return polygonsOf(polygon).map((rings) => ({ code, rings: rings.map(toMicrodegrees) }))
  })
  if (parts.length === 0) return { gridAt: () => null }
  const index = new Flatbush(parts.length)
  for (const { rings } of parts) index.add(...boundsOf(rings[0]!))
  index.finish()
  return {
    gridAt(lon, lat) {
      const x = snapped(lon * PER_DEGREE)
      const y = snapped(lat * PER_DEGREE)
      const b = BORDER_MICRODEGREES
      let code: string | null = null
      const touched = new Set<string>()
      for (const found of index.search(x - b, y - b, x + b, y + b)) {
        const part = parts[found]!
        const onBorder = part.rings.some((ring) => isOnBorder(ring, x, y))
        if (!onBorder && pointInPolygon([x, y], part.rings) === false) continue
        if (onBorder) touched.add(part.code)
        if (code === null || part.code < code) code = part.code
      }
      return code === null ? null : { code, borderAmbiguous: touched.size > 1 }
    },
  }
}

function toMicrodegrees(ring: Ring): LonLat[] {
  return ring.map(([lon, lat]) => [snapped(lon * PER_DEGREE), snapped(lat * PER_DEGREE)])
}

function snapped(value: number): number {
  const whole = Math.round(value)
  return Math.abs(value - whole) < ROUNDING_MICRODEGREES ? whole : value
}

function boundsOf(ring: LonLat[]): [number, number, number, number] {
  const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x, y] of ring) {
    bounds[0] = Math.min(bounds[0], x)
    bounds[1] = Math.min(bounds[1], y)
    bounds[2] = Math.max(bounds[2], x)
    bounds[3] = Math.max(bounds[3], y)
  }
  return bounds
}

function isOnBorder(ring: LonLat[], x: number, y: number): boolean {
  for (let i = 1; i < ring.length; i++) {
    const [x0, y0] = ring[i - 1]!
    const [x1, y1] = ring[i]!
    const [dx, dy] = [x1 - x0, y1 - y0]
    const along = ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy)
    const share = Math.max(0, Math.min(1, along))
    const [missX, missY] = [x - x0 - share * dx, y - y0 - share * dy]
    if (missX * missX + missY * missY < BORDER_MICRODEGREES * BORDER_MICRODEGREES) return true
  }
  return false
}
