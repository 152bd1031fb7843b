import { areaBook } from '#modules/territory/contract.ts'
import { handle } from '#platform/plug.ts'
import { gridOf, reverse } from '../contract.ts'
import { areasOf, toSent, toStored } from './space-places.ts'
import { spend } from './spend.ts'

const USUAL_WITHIN_M = 200

export const reverseHandler = handle(
  reverse,
  async ({ points, withinM = USUAL_WITHIN_M, datum = 'CGCS2000', outDatum = 'CGCS2000' }, call) => {
    const use = await spend(call, points.length)
    const areas = call.runtime.use(areaBook)
    const items = points.map((point) => {
      const [lon, lat] = toStored(point, datum)
      const hit = areas.gridAt(lon, lat)
      const near = areas.nearestAddress(lon, lat, withinM)
      return {
        inside: hit !== null,
        ...areasOf(areas, hit?.code ?? null),
        borderAmbiguous: hit?.borderAmbiguous ?? false,
        nearest: near && {
          place: near.text,
          kind: near.kind,
          ...toSent([near.lon, near.lat], outDatum),
          distanceM: near.distanceM,
        },
      }
    })
    return { items, datum: outDatum, use }
  },
)

export const gridOfHandler = handle(gridOf, async ({ points, datum = 'CGCS2000' }, call) => {
  const use = await spend(call, points.length)
  const areas = call.runtime.use(areaBook)
  const items = points.map((point) => {
    const hit = areas.gridAt(...toStored(point, datum))
    const names = hit ? areas.namesOf(hit.code) : {}
    return {
      code: hit?.code ?? null,
      name: names.grid ?? null,
      community: names.community ?? null,
      street: names.street ?? null,
      borderAmbiguous: hit?.borderAmbiguous ?? false,
    }
  })
  return { items, use }
})
