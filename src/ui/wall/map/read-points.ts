import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import type { Box, LonLat } from './projection.ts'

export interface TileAddress {
  z: number
  x: number
  y: number
}

/** Tiles of the web Mercator grid that hold a box. */
export function tilesOver([west, south, east, north]: Box, z: number): TileAddress[] {
  const size = 2 ** z
  const column = (lon: number) => Math.floor(((lon + 180) / 360) * size)
  const row = (lat: number) => {
    const angle = (lat / 180) * Math.PI
    return Math.floor(((1 - Math.asinh(Math.tan(angle)) / Math.PI) / 2) * size)
  }
  const tiles: TileAddress[] = []
  for (let y = row(north); y <= row(south); y++)
    for (let x = column(west); x <= column(east); x++) tiles.push({ z, x, y })
  return tiles
}

export interface TilePoint {
  point: LonLat
  properties: Record<string, number | string | boolean>
}

/** The points of one layer of a vector tile. */
export function readPoints(bytes: ArrayBuffer, { z, x, y }: TileAddress, layerName: string): TilePoint[] {
  if (bytes.byteLength === 0) return []
  const layer = new VectorTile(new PbfReader(bytes)).layers[layerName]
  if (!layer) return []
  const points: TilePoint[] = []
  for (let index = 0; index < layer.length; index++) {
    const feature = layer.feature(index)
    const { geometry } = feature.toGeoJSON(x, y, z)
    if (geometry.type === 'Point')
      points.push({ point: geometry.coordinates as unknown as LonLat, properties: feature.properties })
  }
  return points
}
