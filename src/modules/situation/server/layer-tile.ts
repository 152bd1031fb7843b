import type { Executor } from '#platform/db/database.ts'
import { keysOfTile } from '#platform/tiles/grid-key.ts'
import { buildPointIndex, positionOf } from '#platform/tiles/point-index.ts'
import { shapeOfTile } from '#platform/tiles/shape-of-tile.ts'
import { symbolsOfTile, type TileSymbol } from '#platform/tiles/symbols-of-tile.ts'
import { TILE_EXTENT, type TileFeature, tileBytes } from '#platform/tiles/tile-bytes.ts'
import { MOST_TILE_SYMBOLS, MOST_TILE_ZOOM, TILE_LAYERS } from '../contract/tiles.ts'
import type { LayerPlaces } from './layer-places.ts'
import { clusterFeature, pointGeometry } from './symbol-feature.ts'
import { namesOf, shapesOf, type TileSource } from './tile-store.ts'

export interface TileAt {
  z: number
  x: number
  y: number
}

/** Shapes whose longer side has fewer pixels are counted, not drawn. */
const LEAST_PIXELS = 4
const TILE_PIXELS = 512
/** So many shapes are drawn in a tile, the largest; the others are counted. */
const MOST_SHAPES = 3000

/** The bytes of one tile of a layer. */
export async function makeLayerTile(
  db: Executor,
  source: TileSource,
  places: LayerPlaces,
  tile: TileAt,
): Promise<Buffer> {
  if (!places.boxes) {
    const symbols = symbolsAt(places.index, tile)
    return tileBytes([{ name: TILE_LAYERS.symbols, features: await named(db, source, places.no, symbols, tile) }])
  }
  const { drawn, leastSize } = shapesAt(places.boxes, tile)
  const small = smallOnes(places, places.boxes.size, tile, leastSize)
  const shapes = await shapesOf(
    db,
    source,
    drawn.map((row) => places.no[row]!),
  )
  const features = shapes.flatMap(({ no, name, geometry }): TileFeature[] => {
    const shape = shapeOfTile(geometry, tile.z, tile.x, tile.y)
    return shape ? [{ geometry: shape, properties: { id: `${no}`, name } }] : []
  })
  return tileBytes([
    { name: TILE_LAYERS.shapes, features },
    { name: TILE_LAYERS.symbols, features: await named(db, source, small.no, symbolsAt(small.index, tile), tile) },
  ])
}

function symbolsAt(index: LayerPlaces['index'], tile: TileAt): TileSymbol[] {
  return symbolsOfTile(index, { ...tile, most: MOST_TILE_SYMBOLS, mostZoom: MOST_TILE_ZOOM })
}

async function named(
  db: Executor,
  source: TileSource,
  no: Int32Array,
  symbols: readonly TileSymbol[],
  tile: TileAt,
): Promise<TileFeature[]> {
  const singles = symbols.filter(({ count }) => count === 1).map(({ row }) => no[row]!)
  const names = new Map((await namesOf(db, source, singles)).map((one) => [one.no, one.name]))
  return symbols.map((symbol) => {
    if (symbol.count > 1) return clusterFeature(symbol, tile)
    const single = no[symbol.row]!
    return {
      geometry: pointGeometry(symbol, tile),
      properties: { count: 1, id: `${single}`, name: names.get(single) ?? '' },
    }
  })
}

/** Rows that are large enough to be drawn in this tile, and the least size of those. */
function shapesAt({ tree, size }: NonNullable<LayerPlaces['boxes']>, { z, x, y }: TileAt) {
  const cell = 1 / 2 ** z
  const margin = cell / (TILE_EXTENT / 64)
  const least = (LEAST_PIXELS / TILE_PIXELS) * cell
  const within = tree.search(
    x * cell - margin,
    y * cell - margin,
    (x + 1) * cell + margin,
    (y + 1) * cell + margin,
    (row) => size[row]! >= least,
  )
  if (within.length <= MOST_SHAPES) return { drawn: within, leastSize: least }
  within.sort((one, other) => size[other]! - size[one]!)
  // Of those that are as large as the first left out none is drawn, so that none is both drawn and counted.
  const leastSize = size[within[MOST_SHAPES]!]! * (1 + Number.EPSILON)
  return { drawn: within.filter((row) => size[row]! >= leastSize), leastSize }
}

/** Those with their middle in the tile that are too small to be drawn there. */
function smallOnes({ index, no, lon, lat }: LayerPlaces, size: Float64Array, { z, x, y }: TileAt, leastSize: number) {
  const { first, span } = keysOfTile(z, x, y)
  const from = positionOf(index, first)
  const rows = index.rows.subarray(from, positionOf(index, first + span, from)).filter((row) => size[row]! < leastSize)
  return {
    no: Int32Array.from(rows, (row) => no[row]!),
    index: buildPointIndex({
      lon: Float64Array.from(rows, (row) => lon[row]!),
      lat: Float64Array.from(rows, (row) => lat[row]!),
    }),
  }
}
