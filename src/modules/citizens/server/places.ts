import { convertDatum } from '#core/place/datum.ts'
import { catalogueBook } from '#modules/catalogue/contract.ts'
import { areaBook } from '#modules/territory/contract.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { describePoint, findPlace, guessCategory } from '../contract.ts'
import { citizenRoom } from './citizen-room.ts'

const MOST_CHOICES = 6
const NEAR_M = 80

export const guessCategoryHandler = handle(guessCategory, async ({ text }, call) => {
  const book = call.runtime.use(catalogueBook)
  const { channel } = call.runtime.use(citizenRoom).rules()
  const items = book.suggest(text, { channel, limit: MOST_CHOICES }).flatMap(({ code }) => {
    const category = book.category(code)
    return category?.active ? [{ code, zh: category.zh, en: category.en, classZh: book.classOf(code)?.zh ?? '' }] : []
  })
  return { items }
})

export const findPlaceHandler = handle(findPlace, async ({ text }, call) => {
  const { candidates, ambiguous } = call.runtime.use(areaBook).resolveAddress(text)
  return {
    ambiguous,
    items: candidates.slice(0, MOST_CHOICES).map((one) => ({
      lon: one.lon,
      lat: one.lat,
      words: one.text,
      area: areaWords(call, one.gridCode ?? one.communityCode ?? one.streetCode),
    })),
  }
})

export const describePointHandler = handle(describePoint, async ({ lon, lat, datum = 'CGCS2000' }, call) => {
  const [east, north] = convertDatum([lon, lat], datum, 'CGCS2000')
  const point = { lon: sixDecimals(east), lat: sixDecimals(north) }
  const areas = call.runtime.use(areaBook)
  const grid = areas.gridAt(point.lon, point.lat)
  if (!grid) return { ...point, place: null }
  const near = areas.nearestAddress(point.lon, point.lat, NEAR_M)
  return { ...point, place: { ...point, words: near ? `${near.text}附近` : '', area: areaWords(call, grid.code) } }
})

function areaWords(call: Call, code: string | null): string {
  if (code === null) return ''
  const { street = '', community = '' } = call.runtime.use(areaBook).namesOf(code)
  return `${street}${community}`
}

function sixDecimals(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6
}
