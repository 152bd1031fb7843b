import { areaBook } from '#modules/territory/contract.ts'
import { handle } from '#platform/plug.ts'
import { geocode } from '../contract.ts'
import { areasOf, toSent } from './space-places.ts'
import { spend } from './spend.ts'

export const geocodeHandler = handle(geocode, async ({ texts, outDatum = 'CGCS2000', candidates = 1 }, call) => {
  const use = await spend(call, texts.length)
  const areas = call.runtime.use(areaBook)
  const items = texts.map((text) => {
    const found = areas.resolveAddress(text)
    return {
      text,
      ambiguous: found.ambiguous,
      places: found.candidates.slice(0, candidates).map((one) => ({
        place: one.text,
        precision: one.precision,
        ...toSent([one.lon, one.lat], outDatum),
        ...areasOf(areas, one.gridCode ?? one.communityCode ?? one.streetCode),
        confidence: one.confidence,
        why: one.why,
      })),
    }
  })
  return { items, datum: outDatum, use }
})
