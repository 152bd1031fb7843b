import { convertDatum } from '#core/place/datum.ts'
import { handle } from '#platform/plug.ts'
import { locatePoint } from '../contract.ts'
import { territoryBooks } from './territory-books.ts'

export const locatePointHandler = handle(locatePoint, async ({ lon, lat, datum = 'CGCS2000' }, call) => {
  const books = call.runtime.use(territoryBooks)
  const [east, north] = convertDatum([lon, lat], datum, 'CGCS2000').map((d) => Math.round(d * 1e6) / 1e6) as [
    number,
    number,
  ]
  const hit = books.locate(east, north)
  const at = (length: number) => {
    const area = hit && hit.code.length >= length ? books.find(hit.code.slice(0, length)) : null
    return area ? { code: area.code, name: area.name } : null
  }
  return {
    lon: east,
    lat: north,
    inside: hit !== null,
    borderAmbiguous: hit?.borderAmbiguous ?? false,
    district: at(6),
    street: at(9),
    community: at(12),
    grid: at(15),
  }
})
