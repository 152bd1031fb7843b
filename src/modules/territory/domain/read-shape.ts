import type { Title } from '#core/module-card.ts'
import { convertDatum, type Datum } from '#core/place/datum.ts'
import { type AreaGeometry, type LonLat, polygonsOf, type Ring } from '#core/place/geometry.ts'
import { areaM2 } from '#core/place/polygon.ts'
import { crossingOf } from '#core/place/ring-crossing.ts'

export const MOST_POSITIONS = 50_000
const SMALLEST_M2 = 1

export type ShapeRead = { ok: true; geometry: AreaGeometry } | { ok: false; fault: Title }

/** A GeoJSON geometry from a stranger's file as CGCS2000 with six decimals, or what is wrong with it. */
export function readShape(given: unknown, datum: Datum): ShapeRead {
  const shape = given as { type?: unknown; coordinates?: unknown } | null
  if (shape === null || typeof shape !== 'object' || (shape.type !== 'Polygon' && shape.type !== 'MultiPolygon'))
    return refuse('图形应为面（Polygon 或 MultiPolygon）。', 'The geometry must be a Polygon or MultiPolygon.')
  const parts = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates
  if (!Array.isArray(parts) || parts.length === 0) return refuse('图形没有坐标。', 'The geometry has no coordinates.')
  let left = MOST_POSITIONS
  const polygons: Ring[][] = []
  for (const part of parts) {
    if (!Array.isArray(part) || part.length === 0) return refuse('图形没有坐标。', 'The geometry has no coordinates.')
    const rings: Ring[] = []
    for (const given of part) {
      if (!Array.isArray(given) || given.length > left)
        return refuse(
          `坐标点超过 ${MOST_POSITIONS} 个，请先抽稀。`,
          `More than ${MOST_POSITIONS} positions; simplify first.`,
        )
      left -= given.length
      const ring = readRing(given, datum)
      if ('zh' in ring) return { ok: false, fault: ring }
      rings.push(ring.ring)
    }
    polygons.push(rings)
  }
  const geometry: AreaGeometry =
    polygons.length === 1
      ? { type: 'Polygon', coordinates: polygons[0]! }
      : { type: 'MultiPolygon', coordinates: polygons }
  if (areaM2(geometry) < SMALLEST_M2)
    return refuse('面积不到 1 平方米，请核对坐标。', 'The area is below 1 square metre; check the positions.')
  return { ok: true, geometry: turned(geometry) }
}

function readRing(given: unknown[], datum: Datum): { ring: Ring } | Title {
  const ring: Ring = []
  for (const position of given) {
    if (!isPosition(position))
      return { zh: '坐标应为[经度, 纬度]，单位是度。', en: 'Positions must be [longitude, latitude] in degrees.' }
    const [lon, lat] = convertDatum([position[0], position[1]], datum, 'CGCS2000')
    const next: LonLat = [round6(lon), round6(lat)]
    const last = ring.at(-1)
    if (!last || last[0] !== next[0] || last[1] !== next[1]) ring.push(next)
  }
  const first = ring[0]
  const last = ring.at(-1)
  if (!first || !last || ring.length < 4)
    return { zh: '边界至少要有 4 个坐标点。', en: 'A ring needs at least 4 positions.' }
  if (first[0] !== last[0] || first[1] !== last[1])
    return {
      zh: '边界没有闭合，最后一点应与第一点相同。',
      en: 'The ring is not closed: its last position must repeat the first.',
    }
  const crossing = crossingOf(ring)
  if (crossing)
    return {
      zh: `边界在 ${crossing[0]},${crossing[1]} 附近自相交，请修正。`,
      en: `The ring crosses itself near ${crossing[0]},${crossing[1]}.`,
    }
  return { ring }
}

function isPosition(value: unknown): value is [number, number] {
  if (!Array.isArray(value) || value.length < 2) return false
  const [lon, lat] = value as unknown[]
  return typeof lon === 'number' && typeof lat === 'number' && Math.abs(lon) <= 180 && Math.abs(lat) <= 90
}

/** Outer rings counter-clockwise and holes clockwise, as RFC 7946 asks. */
function turned(geometry: AreaGeometry): AreaGeometry {
  for (const rings of polygonsOf(geometry))
    for (const [index, ring] of rings.entries()) if (isClockwise(ring) === (index === 0)) ring.reverse()
  return geometry
}

function isClockwise(ring: Ring): boolean {
  const [lon0, lat0] = ring[0]!
  let twice = 0
  for (let i = 1; i < ring.length; i++)
    twice += (ring[i - 1]![0] - lon0) * (ring[i]![1] - lat0) - (ring[i]![0] - lon0) * (ring[i - 1]![1] - lat0)
  return twice < 0
}

function round6(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6
}

function refuse(zh: string, en: string): ShapeRead {
  return { ok: false, fault: { zh, en } }
}
