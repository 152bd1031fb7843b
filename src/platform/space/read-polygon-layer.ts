import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { fault } from '#core/fault.ts'
import type { AreaGeometry, LonLat } from '#core/place/geometry.ts'

export interface LayerShape {
  /** File name without extension. */
  layer: string
  /** As the file writes them; empty where it has none. */
  name: string
  code: string
  geometry: AreaGeometry
}

export interface PolygonLayer {
  shapes: LayerShape[]
  /** Features that are no areas: lines, points, or without geometry. */
  skipped: number
}

const LARGEST_BYTES = 200 * 1024 * 1024
const NAMES = ['name', 'Name', 'NAME', '名称']
/** What is taken where none of these is there: XZQMC_NAME, 乡镇名称, XZQ_CODE. */
const LIKE_NAME = /name|名称|名$/i
const LIKE_CODE = /code|代码|编码|编号/i
const CODES = ['code', 'Code', 'CODE', 'adcode', '代码', '编码']

/** The areas of one GeoJSON file. Numbers that stand for a code keep the digits that the file gives them. */
export async function readPolygonLayer(path: string): Promise<PolygonLayer> {
  const { size } = await stat(path)
  if (size > LARGEST_BYTES)
    throw wrong(path, '超过 200 MB，请拆成几个文件或先抽稀', 'is larger than 200 MB: split it, or simplify it first')
  const text = new TextDecoder('utf-8', { fatal: true })
  let json: unknown
  try {
    json = JSON.parse(text.decode(await readFile(path)).replace(/^\uFEFF/, ''), digitsOfCodes)
  } catch (error) {
    if (error instanceof SyntaxError) throw wrong(path, '不是有效的 GeoJSON', 'is no valid GeoJSON')
    throw wrong(path, '不是 UTF-8 编码，请另存为 UTF-8', 'is not UTF-8: save it as UTF-8')
  }
  const features = featuresOf(json)
  if (!Array.isArray(features)) throw wrong(path, '不是 FeatureCollection', 'is no FeatureCollection')
  const layer = basename(path).replace(/\.(geo)?json$/i, '')
  const shapes: LayerShape[] = []
  for (const [index, feature] of features.entries()) {
    const { geometry, properties } = (feature ?? {}) as {
      geometry?: unknown
      properties?: Record<string, unknown> | null
    }
    if (!isArea(geometry)) continue
    if (!hasSoundRings(geometry))
      throw wrong(
        path,
        `第 ${index + 1} 个图形的坐标不是 [经度, 纬度]，或环未闭合`,
        `feature ${index + 1}: positions must be [lon, lat] in closed rings`,
      )
    shapes.push({
      layer,
      name: textOf(properties, NAMES, LIKE_NAME),
      code: textOf(properties, CODES, LIKE_CODE),
      geometry,
    })
  }
  return { shapes, skipped: features.length - shapes.length }
}

/** 110106012000 stays as written even where a number would lose its zeros or digits. */
function digitsOfCodes(key: string, value: unknown, context?: { source?: string }): unknown {
  return typeof value === 'number' && (CODES.includes(key) || LIKE_CODE.test(key))
    ? (context?.source ?? `${value}`)
    : value
}

function textOf(properties: Record<string, unknown> | null | undefined, keys: readonly string[], like: RegExp): string {
  const others = Object.keys(properties ?? {}).filter((key) => like.test(key))
  const found = [...keys, ...others].map((key) => properties?.[key]).find(isPlain)
  return found === undefined ? '' : `${found}`
}

const isPlain = (value: unknown): value is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof value)

/** A single feature or a bare shape counts as a collection of one. */
function featuresOf(json: unknown): unknown {
  const { type, features } = (json ?? {}) as { type?: unknown; features?: unknown }
  if (features !== undefined) return features
  if (type === 'Feature') return [json]
  return isArea(json) ? [{ type: 'Feature', properties: null, geometry: json }] : undefined
}

const isArea = (geometry: unknown): geometry is AreaGeometry =>
  typeof geometry === 'object' &&
  geometry !== null &&
  ['Polygon', 'MultiPolygon'].includes((geometry as { type?: string }).type ?? '') &&
  Array.isArray((geometry as { coordinates?: unknown }).coordinates)

function hasSoundRings(geometry: AreaGeometry): boolean {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  return polygons.every(
    (rings) => Array.isArray(rings) && rings.length > 0 && rings.every((ring) => Array.isArray(ring) && isClosed(ring)),
  )
}

function isClosed(ring: readonly LonLat[]): boolean {
  const [first, last] = [ring[0], ring.at(-1)]
  if (!first || !last || ring.length < 4 || !ring.every(isPosition)) return false
  return first[0] === last[0] && first[1] === last[1]
}

const isPosition = (position: unknown): boolean =>
  Array.isArray(position) &&
  Number.isFinite(position[0]) &&
  Number.isFinite(position[1]) &&
  position[0] >= -180 &&
  position[0] <= 180 &&
  position[1] >= -90 &&
  position[1] <= 90

const wrong = (path: string, zh: string, en: string) =>
  fault('layer-file', { status: 422, zh: `图层文件 ${path} ${zh}。`, en: `The layer file ${path} ${en}.` })
