import { convertDatum, type Datum } from '#core/place/datum.ts'
import type { AreaGeometry, LonLat } from '#core/place/geometry.ts'
import { areaM2 } from '#core/place/polygon.ts'
import { crossingOf } from '#core/place/ring-crossing.ts'
import type { FeatureGeometry, LayerGeometry } from '../layer.ts'
import { MOST_POSITIONS, SMALLEST_M2 } from './limits.ts'
import type { Wrong } from './load-fault.ts'

export interface ReadGeometry {
  ok: true
  /** CGCS2000, six decimals; heights are left off. */
  geometry: FeatureGeometry
  /** As it came, where it came in another datum. */
  original: FeatureGeometry | null
}

const KINDS: Record<LayerGeometry, readonly FeatureGeometry['type'][]> = {
  point: ['Point', 'MultiPoint'],
  line: ['LineString', 'MultiLineString'],
  polygon: ['Polygon', 'MultiPolygon'],
  raster: ['Point', 'MultiPoint'],
}
const KIND_WORDS: Record<LayerGeometry, { zh: string; en: string }> = {
  point: { zh: '点', en: 'points' },
  line: { zh: '线', en: 'lines' },
  polygon: { zh: '面', en: 'polygons' },
  raster: { zh: '点', en: 'points' },
}
/** How deep the positions lie in `coordinates`. */
const DEPTH: Record<FeatureGeometry['type'], number> = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
}

/** A geometry from a stranger's file, or what is wrong with it. */
export function readGeometry(
  given: unknown,
  wanted: LayerGeometry,
  datum: Datum,
): ReadGeometry | (Wrong & { ok: false }) {
  const shape = given as { type?: unknown; coordinates?: unknown } | null | undefined
  if (shape === null || typeof shape !== 'object' || typeof shape.type !== 'string')
    return wrong('geometry-missing', '没有位置（geometry 为空）', 'has no geometry')
  const type = shape.type as FeatureGeometry['type']
  if (!KINDS[wanted].includes(type))
    return wrong(
      'geometry-kind',
      `是 ${String(shape.type).slice(0, 40)}，本图层只收${KIND_WORDS[wanted].zh}`,
      `is a ${String(shape.type).slice(0, 40)}; this layer takes ${KIND_WORDS[wanted].en}`,
    )
  const reader = new PositionReader(datum)
  const coordinates = reader.read(shape.coordinates, DEPTH[type])
  if (reader.wrong) return reader.wrong
  const geometry: FeatureGeometry = { type, coordinates }
  const fault = KINDS.line.includes(type)
    ? lineFault(geometry)
    : KINDS.polygon.includes(type)
      ? areaFault(geometry)
      : null
  if (fault) return fault
  const isShifted = datum === 'GCJ-02' || datum === 'BD-09'
  return { ok: true, geometry, original: isShifted ? { type, coordinates: shape.coordinates } : null }
}

class PositionReader {
  wrong: (Wrong & { ok: false }) | null = null
  private readonly datum: Datum
  private left = MOST_POSITIONS

  constructor(datum: Datum) {
    this.datum = datum
  }

  read(given: unknown, depth: number): unknown {
    if (this.wrong) return null
    if (depth === 0) return this.position(given)
    if (!Array.isArray(given) || given.length === 0) {
      this.wrong = wrong('geometry-missing', '没有坐标', 'has no coordinates')
      return null
    }
    return given.map((part) => this.read(part, depth - 1))
  }

  private position(given: unknown): LonLat | null {
    this.left -= 1
    if (this.left < 0)
      this.wrong = wrong(
        'too-many-positions',
        `坐标点超过 ${MOST_POSITIONS} 个`,
        `has more than ${MOST_POSITIONS} positions`,
      )
    const [x, y] = Array.isArray(given) ? (given as unknown[]) : []
    this.wrong ??= positionFault(x, y)
    if (this.wrong) return null
    const [lon, lat] = convertDatum([x as number, y as number], this.datum, 'CGCS2000')
    return [round6(lon), round6(lat)]
  }
}

/** Null for a position in degrees, longitude first. */
export function positionFault(x: unknown, y: unknown): (Wrong & { ok: false }) | null {
  if (typeof x !== 'number' || typeof y !== 'number' || !Number.isFinite(x) || !Number.isFinite(y))
    return wrong('positions', '坐标不是两个数字', 'has a position that is no pair of numbers')
  if (Math.abs(x) <= 180 && Math.abs(y) <= 90) return null
  if (Math.abs(x) <= 90 && Math.abs(y) <= 180)
    return wrong('swapped', `坐标 ${x},${y} 像是经度和纬度写反了`, `has latitude before longitude: ${x},${y}`)
  return wrong(
    'projected',
    `坐标 ${x},${y} 不是度，像是以米为单位的投影坐标`,
    `has projected metres instead of degrees: ${x},${y}`,
  )
}

function lineFault({ type, coordinates }: FeatureGeometry): (Wrong & { ok: false }) | null {
  const lines = (type === 'LineString' ? [coordinates] : coordinates) as LonLat[][]
  return lines.some((line) => line.length < 2 || line.every(([lon, lat]) => lon === line[0]![0] && lat === line[0]![1]))
    ? wrong('ring', '线不足两个不同的点', 'is a line of fewer than two different positions')
    : null
}

function areaFault(geometry: FeatureGeometry): (Wrong & { ok: false }) | null {
  const polygons = (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates) as LonLat[][][]
  for (const ring of polygons.flat()) {
    const [first, last] = [ring[0]!, ring.at(-1)!]
    if (ring.length < 4) return wrong('ring', '面的边界不足 4 个坐标点', 'has a ring of fewer than 4 positions')
    if (first[0] !== last[0] || first[1] !== last[1])
      return wrong(
        'ring',
        `面的边界没有闭合（起点 ${first.join()}）`,
        `has a ring that is not closed (from ${first.join()})`,
      )
    const at = crossingOf(ring)
    if (at) return wrong('crossing', `面的边界在 ${at.join()} 处自相交`, `crosses itself at ${at.join()}`)
  }
  if (areaM2(geometry as AreaGeometry) < SMALLEST_M2) return wrong('ring', '面积几乎为零', 'has almost no area')
  return null
}

function wrong(code: Wrong['code'], zh: string, en: string): Wrong & { ok: false } {
  return { ok: false, code, zh, en }
}

const round6 = (degrees: number) => Math.round(degrees * 1e6) / 1e6
