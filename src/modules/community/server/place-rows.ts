import { areaCodeAt } from '#core/place/area-code.ts'
import { type AreaBook, areaBook } from '#modules/territory/contract.ts'
import type { Runtime } from '#platform/runtime.ts'
import type { RowFault } from '../domain/read-resident-row.ts'

export interface Placed {
  areaCode: string
  lon: number
  lat: number
}

interface Wish {
  address: string
  areaCode: string | null
  lon: number | null
  lat: number | null
}

/** An address that is taken for a place without a person looking: its door, building or compound, beyond doubt. */
const EXACT = new Set(['door', 'building', 'poi', 'compound'])
const SURE = 0.8
const MOST_KNOWN = 50_000

/** Finds where lines of a file lie; the same address is looked up once. `areas` are those that the sender may write. */
export function makePlacer(runtime: Runtime, areas: readonly string[] | null) {
  const book = runtime.use(areaBook)
  const known = new Map<string, Placed | RowFault>()
  return (wish: Wish): Placed | RowFault => {
    const key = JSON.stringify([wish.address, wish.areaCode, wish.lon, wish.lat])
    const before = known.get(key)
    if (before) return before
    const found = place(book, wish)
    const allowed =
      'areaCode' in found && areas !== null && !areas.some((area) => found.areaCode.startsWith(area)) ? OUTSIDE : found
    if (known.size >= MOST_KNOWN) known.clear()
    known.set(key, allowed)
    return allowed
  }
}

const OUTSIDE: RowFault = { zh: '不在您负责的区域内，未导入。', en: 'Outside of your area; not imported.' }

function place(book: AreaBook, { address, areaCode, lon, lat }: Wish): Placed | RowFault {
  if (lon !== null && lat !== null) {
    const hit = book.gridAt(lon, lat)
    if (!hit)
      return { zh: '坐标不在本区任何网格内，请核对坐标系。', en: 'The position lies in no grid of this district.' }
    if (areaCode !== null && !hit.code.startsWith(areaCode))
      return { zh: '坐标不在所写的网格内。', en: 'The position does not lie in the grid that is named.' }
    return { areaCode: hit.code, lon, lat }
  }
  if (areaCode !== null) {
    const area = book.find(areaCode)
    if (!area || area.validTo !== null)
      return { zh: '没有这个网格或社区编码。', en: 'There is no such grid or community.' }
    return { areaCode, lon: area.labelPoint[0], lat: area.labelPoint[1] }
  }
  const { candidates, ambiguous } = book.resolveAddress(address)
  const best = candidates[0]
  if (!best || !EXACT.has(best.precision) || best.confidence < SURE)
    return {
      zh: '楼栋地址在地址库中找不到，请补网格编码或经纬度。',
      en: 'The building is not in the address book; add a grid or a position.',
    }
  if (ambiguous)
    return {
      zh: '楼栋地址可能在多处，请补网格编码或经纬度。',
      en: 'The building may be in several places; add a grid or a position.',
    }
  const code = best.gridCode ?? best.communityCode
  if (code === null || areaCodeAt(code, 'community') === null)
    return { zh: '楼栋地址不在任何社区内。', en: 'The building lies in no community.' }
  return { areaCode: code, lon: best.lon, lat: best.lat }
}
