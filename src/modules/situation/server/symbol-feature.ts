import type { TileSymbol } from '#platform/tiles/symbols-of-tile.ts'
import { TILE_EXTENT, type TileFeature, type TileGeometry, type TileValue } from '#platform/tiles/tile-bytes.ts'
import type { TileAt } from './layer-tile.ts'

/** A cluster as it stands in a tile, with what else is told of it. */
export function clusterFeature(
  symbol: TileSymbol,
  tile: TileAt,
  more: Readonly<Record<string, TileValue>> = {},
): TileFeature {
  return {
    geometry: pointGeometry(symbol, tile),
    properties: {
      count: symbol.count,
      expandZoom: symbol.expandZoom,
      bbox: symbol.bounds.map((degrees) => degrees.toFixed(7)).join(','),
      ...more,
    },
  }
}

/** What rounds to the far edge is drawn just within: it belongs to this tile and to no other. */
export function pointGeometry({ x, y }: TileSymbol, tile: TileAt): TileGeometry {
  const unit = (share: number, at: number) =>
    Math.max(0, Math.min(TILE_EXTENT - 1, Math.round((share * 2 ** tile.z - at) * TILE_EXTENT)))
  return { type: 'point', paths: [[unit(x, tile.x), unit(y, tile.y)]] }
}
