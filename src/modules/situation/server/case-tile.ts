import { CASE_LIGHTS, type CaseMark, type PlacedCases } from '#modules/cases/contract.ts'
import { buildPointIndex, type PointIndex } from '#platform/tiles/point-index.ts'
import { symbolsOfTile, type TileSymbol } from '#platform/tiles/symbols-of-tile.ts'
import { type TileFeature, tileBytes } from '#platform/tiles/tile-bytes.ts'
import { MOST_TILE_SYMBOLS, MOST_TILE_ZOOM, TILE_LAYERS } from '../contract/tiles.ts'
import type { TileAt } from './layer-tile.ts'
import { clusterFeature, pointGeometry } from './symbol-feature.ts'

/** Cases of one caller and one filter, ready to be cut into tiles. */
export interface CaseSet {
  ids: Buffer
  /** Position in `CASE_LIGHTS` of each. */
  light: Uint8Array
  index: PointIndex
  /** Tiles that were made of it. */
  tiles: Map<string, Promise<Buffer>>
  bytes: number
}

const ID_BYTES = 16
/** Of a set that nobody changes, so that panning for hours does not fill memory. */
const MOST_TILES = 150

/** Those of the given lights, positions in `CASE_LIGHTS`; all without. */
export function caseSetOf(found: PlacedCases, lights: readonly number[] | null): CaseSet {
  const { ids, lon, lat, light } = lights ? withLights(found, new Set(lights)) : found
  const index = buildPointIndex({ lon, lat, kind: light, kinds: CASE_LIGHTS.length })
  return { ids, light, index, tiles: new Map(), bytes: index.bytes + ids.length + light.length }
}

function withLights({ ids, lon, lat, light }: PlacedCases, lights: ReadonlySet<number>): PlacedCases {
  const rows = Uint32Array.from(light.keys()).filter((row) => lights.has(light[row]!))
  const kept = Buffer.alloc(rows.length * ID_BYTES)
  for (const [at, row] of rows.entries()) ids.copy(kept, at * ID_BYTES, row * ID_BYTES, (row + 1) * ID_BYTES)
  return {
    ids: kept,
    lon: Float64Array.from(rows, (row) => lon[row]!),
    lat: Float64Array.from(rows, (row) => lat[row]!),
    light: Uint8Array.from(rows, (row) => light[row]!),
  }
}

type MarksOf = (ids: readonly string[]) => Promise<CaseMark[]>

export function makeCaseTile(set: CaseSet, tile: TileAt, marksOf: MarksOf): Promise<Buffer> {
  const key = `${tile.z}/${tile.x}/${tile.y}`
  const known = set.tiles.get(key)
  if (known) return known
  const made = draw(set, tile, marksOf)
  if (set.tiles.size >= MOST_TILES) set.tiles.clear()
  set.tiles.set(key, made)
  made.catch(() => set.tiles.delete(key))
  return made
}

async function draw(set: CaseSet, tile: TileAt, marksOf: MarksOf): Promise<Buffer> {
  const symbols = symbolsOfTile(set.index, { ...tile, most: MOST_TILE_SYMBOLS, mostZoom: MOST_TILE_ZOOM })
  const singles = symbols.filter(({ count }) => count === 1).map(({ row }) => idAt(set, row))
  const marks = new Map((await marksOf(singles)).map((mark) => [mark.id, mark]))
  const features = symbols.map((symbol) =>
    symbol.count > 1 ? group(symbol, tile) : single(symbol, tile, marks.get(idAt(set, symbol.row)), set),
  )
  return tileBytes([{ name: TILE_LAYERS.symbols, features }])
}

function group(symbol: TileSymbol, tile: TileAt): TileFeature {
  const lights = CASE_LIGHTS.flatMap((light, at) =>
    symbol.ofKind[at]! > 0 ? [[light, symbol.ofKind[at]!] as const] : [],
  )
  return clusterFeature(symbol, tile, { light: lights.at(-1)![0], ...Object.fromEntries(lights) })
}

function single(symbol: TileSymbol, tile: TileAt, mark: CaseMark | undefined, { light, ids }: CaseSet): TileFeature {
  const shown = mark ?? { id: idAt({ ids }, symbol.row) }
  return {
    geometry: pointGeometry(symbol, tile),
    properties: { count: 1, ...shown, light: CASE_LIGHTS[light[symbol.row]!]! },
  }
}

function idAt({ ids }: Pick<CaseSet, 'ids'>, row: number): string {
  const hex = ids.toString('hex', row * ID_BYTES, (row + 1) * ID_BYTES)
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
