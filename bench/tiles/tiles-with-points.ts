import { mercatorX, mercatorY } from '#platform/tiles/mercator.ts'

export interface TileAt {
  z: number
  x: number
  y: number
}

/** Tiles of a zoom in which points lie, at most `most` of them, evenly taken. */
export function tilesWithPoints(points: readonly { lon: number; lat: number }[], z: number, most: number): TileAt[] {
  const found = new Map<string, TileAt>()
  for (const { lon, lat } of points) {
    const x = Math.floor(mercatorX(lon) * 2 ** z)
    const y = Math.floor(mercatorY(lat) * 2 ** z)
    found.set(`${x}/${y}`, { z, x, y })
  }
  const all = [...found.values()]
  const step = Math.max(1, all.length / most)
  return Array.from({ length: Math.min(most, all.length) }, (_, at) => all[Math.floor(at * step)]!)
}
