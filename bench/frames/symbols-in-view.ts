import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { mercatorX, mercatorY } from '#platform/tiles/mercator.ts'
import type { TileClient } from '../tiles/ask-tile.ts'

export interface Place {
  lon: number
  lat: number
}

export interface Look extends Place {
  zoom: number
}

const TILE_PX = 512

/** The symbols that a map of this size draws, and the cases that they stand for: read from the tiles that it fetches. */
export async function symbolsInView(
  client: TileClient,
  { lon, lat, zoom }: Look,
  { width, height }: { width: number; height: number },
): Promise<{ symbols: number; cases: number; tiles: number; loadedSymbols: number }> {
  const z = Math.floor(zoom)
  const scale = TILE_PX * 2 ** zoom
  const west = mercatorX(lon) - width / 2 / scale
  const north = mercatorY(lat) - height / 2 / scale
  const [east, south] = [west + width / scale, north + height / scale]
  const cells = 2 ** z
  const seen = { symbols: 0, cases: 0, tiles: 0, loadedSymbols: 0 }
  for (let x = Math.floor(west * cells); x <= Math.floor(east * cells); x++)
    for (let y = Math.floor(north * cells); y <= Math.floor(south * cells); y++) {
      const { status, bytes } = await client.ask(`/situation/case-tiles/${z}/${x}/${y}`)
      if (status !== 200) throw new Error(`tile ${z}/${x}/${y}: ${status}`)
      seen.tiles++
      const layer = new VectorTile(new PbfReader(bytes)).layers.symbols
      for (let at = 0; at < (layer?.length ?? 0); at++) {
        const feature = layer!.feature(at)
        const place = feature.loadGeometry()[0]![0]!
        const [shareX, shareY] = [(x + place.x / feature.extent) / cells, (y + place.y / feature.extent) / cells]
        seen.loadedSymbols++
        if (shareX < west || shareX > east || shareY < north || shareY > south) continue
        seen.symbols++
        seen.cases += Number(feature.properties.count)
      }
    }
  return seen
}
