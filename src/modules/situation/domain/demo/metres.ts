import type { LonLat } from '#core/place/geometry.ts'

const METRES_PER_DEGREE = 111_320

/** A point so many metres east and north of another; good for the size of a street. */
export function moved([lon, lat]: LonLat, eastM: number, northM: number): LonLat {
  const shrink = Math.cos((lat * Math.PI) / 180)
  return [round6(lon + eastM / (METRES_PER_DEGREE * shrink)), round6(lat + northM / METRES_PER_DEGREE)]
}

/** From one point to another in metres east and north. */
export function between(from: LonLat, to: LonLat): [number, number] {
  const shrink = Math.cos((from[1] * Math.PI) / 180)
  return [(to[0] - from[0]) * METRES_PER_DEGREE * shrink, (to[1] - from[1]) * METRES_PER_DEGREE]
}

/** A line moved to its left by so many metres, corner by corner. */
export function beside(line: readonly LonLat[], offsetM: number): LonLat[] {
  if (offsetM === 0) return line.map(([lon, lat]) => [round6(lon), round6(lat)])
  return line.map((at, i) => {
    const [east, north] = between(line[Math.max(0, i - 1)]!, line[Math.min(line.length - 1, i + 1)]!)
    const length = Math.hypot(east, north) || 1
    return moved(at, (-north / length) * offsetM, (east / length) * offsetM)
  })
}

export interface Station {
  at: LonLat
  /** Direction of the line there, one metre long. */
  east: number
  north: number
}

/** Points along a line every so many metres, the first half a step in. */
export function stations(line: readonly LonLat[], everyM: number): Station[] {
  const found: Station[] = []
  let ahead = everyM / 2
  for (let i = 1; i < line.length; i += 1) {
    const [east, north] = between(line[i - 1]!, line[i]!)
    const length = Math.hypot(east, north)
    for (; ahead <= length; ahead += everyM) {
      const share = ahead / length
      found.push({ at: moved(line[i - 1]!, east * share, north * share), east: east / length, north: north / length })
    }
    ahead -= length
  }
  return found
}

const round6 = (degrees: number) => Math.round(degrees * 1e6) / 1e6
