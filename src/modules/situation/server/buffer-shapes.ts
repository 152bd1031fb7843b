import { convertDatum } from '#core/place/datum.ts'
import { type AreaGeometry, polygonsOf } from '#core/place/geometry.ts'
import { areaM2 } from '#core/place/polygon.ts'
import { handle } from '#platform/plug.ts'
import { bufferOf, unionOf } from '#platform/space/shapes-in-metres.ts'
import { bufferShapes, measureAreas } from '../contract.ts'
import { readShapes } from '../domain/read-shapes.ts'
import { round1 } from './space-places.ts'
import { spend } from './spend.ts'

const CORNERS_A_UNIT = 1000

export const bufferShapesHandler = handle(
  bufferShapes,
  async ({ geometries, metres, datum = 'CGCS2000', outDatum = 'CGCS2000' }, call) => {
    const shapes = readShapes(geometries, datum)
    const use = await spend(call, geometries.length + Math.floor(shapes.corners / CORNERS_A_UNIT))
    const around = bufferOf(shapes, metres)!
    // a millimetre: a small buffer would lose its roundness to six decimals
    const sent = (position: [number, number]) =>
      convertDatum(position, 'CGCS2000', outDatum).map((degrees) => Math.round(degrees * 1e8) / 1e8)
    const rings = polygonsOf(around).map((polygon) => polygon.map((ring) => ring.map(sent)))
    return {
      geometry: { type: around.type, coordinates: around.type === 'Polygon' ? rings[0]! : rings },
      areaM2: round1(areaM2(around)),
      datum: outDatum,
      use,
    }
  },
)

export const measureAreasHandler = handle(measureAreas, async ({ geometries, datum = 'CGCS2000' }, call) => {
  const { areas, corners } = readShapes(geometries, datum)
  const use = await spend(call, geometries.length + Math.floor(corners / CORNERS_A_UNIT))
  const areasM2 = areas.map((area) => areaM2(area))
  return {
    areasM2: areasM2.map(round1),
    sumM2: round1(areasM2.reduce((sum, one) => sum + one, 0)),
    coveredM2: round1(coveredM2(areas)),
    use,
  }
})

export function coveredM2(areas: readonly AreaGeometry[]): number {
  const union = unionOf(areas)
  return union ? areaM2(union) : 0
}
