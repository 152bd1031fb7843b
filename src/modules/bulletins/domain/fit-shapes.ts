import type { Shape } from './document.ts'

/** Room of the map in tenths of a millimetre; the legend stands to its right. */
const [WIDE, HIGH, EDGE] = [1150, 800, 10]

export interface Outline {
  code: string
  /** Rings of longitude and latitude. */
  rings: readonly (readonly (readonly [number, number])[])[]
  at: readonly [number, number]
}

/** Outlines of areas on paper: degrees of longitude shortened by the latitude, all of them within the room. */
export function fitShapes(outlines: readonly Outline[]): Shape[] {
  const points = outlines.flatMap(({ rings }) => rings.flat())
  if (points.length === 0) return []
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [lon, lat] of points) {
    west = Math.min(west, lon)
    east = Math.max(east, lon)
    south = Math.min(south, lat)
    north = Math.max(north, lat)
  }
  const short = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const scale = Math.min((WIDE - 2 * EDGE) / ((east - west) * short || 1), (HIGH - 2 * EDGE) / (north - south || 1))
  const left = (WIDE - (east - west) * short * scale) / 2
  const top = (HIGH - (north - south) * scale) / 2
  const place = ([lon, lat]: readonly [number, number]): [number, number] => [
    Math.round(left + (lon - west) * short * scale),
    Math.round(top + (north - lat) * scale),
  ]
  return outlines.map(({ code, rings, at }) => ({
    code,
    at: place(at),
    path: rings
      .map((ring) => {
        const kept = ring.map(place).filter(([x, y], index, all) => {
          const last = all[index - 1]
          return !last || last[0] !== x || last[1] !== y
        })
        return `M${kept.map((point) => point.join(' ')).join('L')}Z`
      })
      .join(''),
  }))
}
