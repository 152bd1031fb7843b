import type { LonLat } from '#core/place/geometry.ts'
import { crossingOf } from '#core/place/ring-crossing.ts'
import { MOST_CORNERS } from './map-query.ts'

export type PlaceFault = 'none' | 'unread' | 'turned' | 'abroad' | 'few' | 'many' | 'crossing'

const NUMBERS = /^\s*(-?\d{1,3}(?:\.\d{1,12})?)\s*[,，\s]\s*(-?\d{1,3}(?:\.\d{1,12})?)\s*$/

/** `经度, 纬度` as people write it, within China; else what is wrong with it. */
export function parsePlace(text: string): LonLat | PlaceFault {
  if (text.trim() === '') return 'none'
  const found = NUMBERS.exec(text)
  if (!found) return 'unread'
  const [lon, lat] = [Number(found[1]), Number(found[2])]
  if (isChina(lon, lat)) return [lon, lat]
  return isChina(lat, lon) ? 'turned' : 'abroad'
}

function isChina(lon: number, lat: number): boolean {
  return lon >= 73 && lon <= 136 && lat >= 3 && lat <= 54
}

/** Corners one a line, or all in one line with semicolons between; a last one that repeats the first is not counted. */
export function parseCorners(
  text: string,
): { corners: readonly LonLat[] } | { fault: PlaceFault; line: number | null } {
  const lines = text.split(/[\n;；]/)
  const corners: LonLat[] = []
  for (const [at, line] of lines.entries()) {
    if (line.trim() === '') continue
    const place = parsePlace(line)
    if (typeof place === 'string') return { fault: place, line: at + 1 }
    corners.push(place)
  }
  const [first, last] = [corners[0], corners.at(-1)]
  if (first && last && corners.length > 3 && first[0] === last[0] && first[1] === last[1]) corners.pop()
  if (corners.length < 3) return { fault: corners.length === 0 ? 'none' : 'few', line: null }
  if (corners.length > MOST_CORNERS) return { fault: 'many', line: null }
  return crossingOf([...corners, corners[0]!]) !== null ? { fault: 'crossing', line: null } : { corners }
}
