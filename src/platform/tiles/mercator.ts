import type { LonLat } from '#core/place/geometry.ts'

/** The web Mercator grid ends here; what lies beyond is put on its edge. */
const MOST_LAT = 85.0511287798066
const RADIANS = Math.PI / 180

/** Degrees to the square of the web Mercator grid: 0 to 1 from west to east. */
export const mercatorX = (lon: number): number => (lon + 180) / 360

/** 0 to 1 from north to south. */
export function mercatorY(lat: number): number {
  const sin = Math.sin(Math.max(-MOST_LAT, Math.min(MOST_LAT, lat)) * RADIANS)
  return 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)
}

/** Back to degrees. */
export function lonLatOf(x: number, y: number): LonLat {
  return [x * 360 - 180, Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) / RADIANS]
}

/** West, south, east, north of a cell of the grid that has `2 ** zoom` cells a side. */
export function cellBounds(zoom: number, x: number, y: number): [number, number, number, number] {
  const cells = 2 ** zoom
  const [west, north] = lonLatOf(x / cells, y / cells)
  const [east, south] = lonLatOf((x + 1) / cells, (y + 1) / cells)
  return [west, south, east, north]
}
