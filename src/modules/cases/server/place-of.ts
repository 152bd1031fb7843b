import { fault } from '#core/fault.ts'
import { convertDatum } from '#core/place/datum.ts'
import type { AreaBook } from '#modules/territory/contract.ts'
import type { PlaceInput } from '../contract.ts'
import type { Place } from '../domain/case-state.ts'

/** Below this the words fit too loosely to send anybody there; the operator is asked instead. */
const SURE_ENOUGH = 0.6

/**
 * Where a matter lies: a point goes before words, words before a named area. What the person confirmed stays as
 * confirmed; what cannot be resolved is kept as text and asked for at acceptance.
 */
export function placeOf(areas: AreaBook, input: PlaceInput | undefined): Place {
  if (!input) return { status: 'unresolved', areaCode: null }
  const address = input.address?.trim() || undefined
  const words = {
    ...(address ? { address } : {}),
    ...(input.confirmed ? { confirmed: true } : {}),
    ...(input.synthetic ? { synthetic: true } : {}),
  }
  if (input.lon !== undefined && input.lat !== undefined) {
    const { datum = 'CGCS2000' } = input
    const [lon, lat] = convertDatum([input.lon, input.lat], datum, 'CGCS2000')
    const hit = areas.gridAt(lon, lat)
    if (!hit)
      throw fault('point-outside', {
        status: 422,
        zh: '所选位置不在本区范围内。请重新选点，或转其他渠道办理。',
        en: 'This point lies outside the district. Choose another, or refer the matter elsewhere.',
      })
    return {
      status: 'resolved',
      lon,
      lat,
      ...(datum === 'CGCS2000' ? {} : { given: { lon: input.lon, lat: input.lat, datum } }),
      areaCode: hit.code,
      ...(hit.borderAmbiguous ? { borderAmbiguous: true } : {}),
      ...words,
    }
  }
  const found = address ? areas.resolveAddress(address) : null
  const best = found?.candidates[0]
  if (best && !found.ambiguous && best.confidence >= SURE_ENOUGH)
    return {
      status: 'resolved',
      lon: best.lon,
      lat: best.lat,
      areaCode: best.gridCode ?? best.communityCode ?? best.streetCode,
      ...words,
    }
  if (input.areaCode) {
    const area = areas.find(input.areaCode)
    if (!area)
      throw fault('area-unknown', {
        status: 422,
        zh: '没有这个区域编码。请从列表中选择街道或社区。',
        en: 'There is no area with this code. Choose one from the list.',
      })
    return { status: area.level === 'district' ? 'unresolved' : 'resolved', areaCode: area.code, ...words }
  }
  return { status: 'unresolved', areaCode: null, ...words }
}
