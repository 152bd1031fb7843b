import { convertDatum, type Datum } from '#core/place/datum.ts'
import type { LonLat } from '#core/place/geometry.ts'
import type { AreaBook } from '#modules/territory/contract.ts'

export type NamedArea = { code: string; name: string } | null

/** Street, community and grid of a code that may end at any of them. */
export function areasOf(areas: AreaBook, code: string | null): Record<'street' | 'community' | 'grid', NamedArea> {
  const at = (length: number): NamedArea => {
    const area = code !== null && code.length >= length ? areas.find(code.slice(0, length)) : null
    return area ? { code: area.code, name: area.name } : null
  }
  return { street: at(9), community: at(12), grid: at(15) }
}

export function toStored({ lon, lat }: { lon: number; lat: number }, datum: Datum = 'CGCS2000'): LonLat {
  const [east, north] = convertDatum([lon, lat], datum, 'CGCS2000')
  return [round6(east), round6(north)]
}

/** A stored place as the caller wants it. */
export function toSent([lon, lat]: LonLat, datum: Datum): { lon: number; lat: number } {
  const [east, north] = convertDatum([lon, lat], 'CGCS2000', datum)
  return { lon: round6(east), lat: round6(north) }
}

export const round6 = (degrees: number) => Math.round(degrees * 1e6) / 1e6
export const round1 = (metres: number) => Math.round(metres * 10) / 10
