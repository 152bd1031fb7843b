import type { LonLat } from '#core/place/geometry.ts'

/**
 * Codes inside an area run from west to east and from north to south (domain §2): rows from the north, in each row
 * from the west. The number of rows follows from the shape of the area, so that about as many stand in a row as rows
 * stand below each other in a square one.
 */
export function inReadingOrder<T>(items: readonly T[], pointOf: (item: T) => LonLat): T[] {
  const rowOf = readingRows(items.map(pointOf))
  return items
    .map((item, i) => ({ item, row: rowOf[i]!, lon: pointOf(item)[0], lat: pointOf(item)[1] }))
    .sort((a, b) => a.row - b.row || a.lon - b.lon || b.lat - a.lat)
    .map(({ item }) => item)
}

/** The row of each point, 0 for the northernmost. */
function readingRows(points: readonly LonLat[]): number[] {
  const lons = points.map(([lon]) => lon)
  const lats = points.map(([, lat]) => lat)
  const north = Math.max(...lats)
  const height = north - Math.min(...lats)
  const width = Math.max(...lons) - Math.min(...lons)
  if (height === 0) return points.map(() => 0)
  const rows = width === 0 ? points.length : Math.max(1, Math.round(Math.sqrt((points.length * height) / width)))
  return lats.map((lat) => Math.round(((north - lat) / height) * (Math.min(rows, points.length) - 1)))
}
