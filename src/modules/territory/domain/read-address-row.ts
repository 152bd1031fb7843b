import type { Title } from '#core/module-card.ts'
import { convertDatum, type Datum } from '#core/place/datum.ts'
import type { LonLat } from '#core/place/geometry.ts'
import type { Address, AddressKind } from './territory-data.ts'

export type AddressInFile = Omit<Address, 'id' | 'areaCode'>
export type AddressRead = { address: AddressInFile } | { fault: Title }

type Cells = Readonly<Record<string, string | number | null>>

const LONGEST = 100
const LONGEST_WHOLE = 200

/** A row of an address table under Chinese titles or English keys; `whereOf` gives street and community of a point. */
export function readAddressRow(cells: Cells, datum: Datum, whereOf: (point: LonLat) => string | null): AddressRead {
  const cell = (...titles: string[]) => {
    const title = titles.find((one) => cells[one] !== null && cells[one] !== undefined)
    return title === undefined ? '' : String(cells[title]).trim()
  }
  const lon = Number(cell('经度', 'lon', 'longitude') || Number.NaN)
  const lat = Number(cell('纬度', 'lat', 'latitude') || Number.NaN)
  if (!Number.isFinite(lon) || !Number.isFinite(lat) || Math.abs(lon) > 180 || Math.abs(lat) > 90)
    return refuse('“经度”“纬度”应为度数，如 114.305 和 30.593。', 'Longitude and latitude must be degrees.')
  const point = convertDatum([lon, lat], datum, 'CGCS2000').map((degrees) => Math.round(degrees * 1e6) / 1e6) as LonLat
  const where = whereOf(point)
  if (where === null) return refuse('坐标不在本区范围内，请核对。', 'The point lies outside the district.')
  const parts = {
    road: cell('道路', '路街巷', 'road'),
    crossRoad: cell('交叉道路', 'crossRoad'),
    number: cell('门牌号', '门牌', 'number').replace(/号$/, ''),
    compound: cell('小区', 'compound'),
    building: cell('楼栋', 'building').replace(/[栋幢座]$/, ''),
    poi: cell('地点名称', '名称', 'poi'),
  }
  if (Object.values(parts).some((part) => part.length > LONGEST))
    return refuse(`每一项最多 ${LONGEST} 个字。`, `No part may have more than ${LONGEST} characters.`)
  const kind = kindOf(parts)
  if (!kind)
    return refuse(
      '至少要填道路加门牌号、小区、地点名称，或两条相交的道路。',
      'Give a road with a number, a compound, a place, or two roads that cross.',
    )
  const text = cell('地址', '标准地址', 'address', 'text') || where + wordsOf(parts)
  if (text.length > LONGEST_WHOLE)
    return refuse(`地址最多 ${LONGEST_WHOLE} 个字。`, `An address has at most ${LONGEST_WHOLE} characters.`)
  const given = Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== ''))
  return { address: { text, kind, ...given, point } }
}

type Parts = Record<'road' | 'crossRoad' | 'number' | 'compound' | 'building' | 'poi', string>

function kindOf({ road, crossRoad, number, compound, building, poi }: Parts): AddressKind | null {
  if (poi) return 'poi'
  if (compound) return building ? 'building' : 'compound'
  if (road && crossRoad) return 'intersection'
  return road && number ? 'doorplate' : null
}

function wordsOf({ road, crossRoad, number, compound, building, poi }: Parts): string {
  const crossing = road && crossRoad ? `与${crossRoad}交叉口` : ''
  return `${road}${crossing}${number && `${number}号`}${compound}${building && `${building}栋`}${poi}`
}

function refuse(zh: string, en: string): AddressRead {
  return { fault: { zh, en } }
}
