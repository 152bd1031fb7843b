import { looksLikeIdentityNumber } from '#core/text/identity-number.ts'
import { normalForm } from '#core/text/normal-form.ts'
import { type Door, readDoor } from './room.ts'
import type { Gender, Relation, Tenure } from './words.ts'

export type Cells = Readonly<Record<string, string | number | null>>

/** One line of a file of residents, read and checked by itself; where the building stands is found afterwards. */
export interface ResidentInFile {
  /** Address of the building as written. */
  building: string
  areaCode: string | null
  lon: number | null
  lat: number | null
  door: Door
  name: string
  phone: string | null
  idNumber: string | null
  gender: Gender
  birthYear: number | null
  relation: Relation
  tenure: Tenure | null
  care: readonly string[] | null
}

export interface RowFault {
  zh: string
  en: string
}

const TITLES = {
  building: ['楼栋地址', '小区楼栋', '楼栋', '地址', 'building'],
  areaCode: ['网格编码', '网格', '社区编码', 'area'],
  lon: ['经度', 'lon'],
  lat: ['纬度', 'lat'],
  entrance: ['单元', 'entrance'],
  room: ['房号', '室', 'room'],
  name: ['姓名', 'name'],
  phone: ['电话', '手机', '联系电话', 'phone'],
  idNumber: ['证件号码', '身份证号', 'idNumber'],
  gender: ['性别', 'gender'],
  birthYear: ['出生年份', 'birthYear'],
  relation: ['与户主关系', '关系', 'relation'],
  tenure: ['居住方式', 'tenure'],
  care: ['关爱类别', 'care'],
} as const

const RELATION_NAMES: Readonly<Record<string, Relation>> = {
  户主: 'head',
  本人: 'head',
  配偶: 'spouse',
  妻子: 'spouse',
  丈夫: 'spouse',
  子女: 'child',
  儿子: 'child',
  女儿: 'child',
  父母: 'parent',
  父亲: 'parent',
  母亲: 'parent',
  孙辈: 'grandchild',
  孙子: 'grandchild',
  孙女: 'grandchild',
  承租人: 'tenant',
  租客: 'tenant',
}
const RELATIONS = new Set<string>(['head', 'spouse', 'child', 'parent', 'grandchild', 'tenant', 'other'])

/** `careKeys`: key by key and by Chinese name, as the district has them. */
export function readResidentRow(
  cells: Cells,
  careKeys: ReadonlyMap<string, string>,
  thisYear: number,
): { row: ResidentInFile } | { fault: RowFault } {
  const text = (field: keyof typeof TITLES) => textOf(cells, TITLES[field])
  const building = text('building')
  if (building === '') return refuse('没有写楼栋地址。', 'The building is missing.')
  if (building.length > 100) return refuse('楼栋地址超过 100 字。', 'The building has more than 100 signs.')
  const door = readDoor(text('entrance'), text('room'))
  if (!door) return refuse('没有写房号，或房号超过 20 字。', 'The room is missing or too long.')
  const name = text('name')
  if (name === '' || name.length > 60)
    return refuse('没有写姓名，或姓名超过 60 字。', 'The name is missing or too long.')
  const phone = text('phone')
  if (phone !== '' && !/^\d{7,15}$/.test(normalForm('phone', phone)))
    return refuse('电话应为 7 至 15 位数字。', 'A telephone number has 7 to 15 digits.')
  const idNumber = normalForm('idNumber', text('idNumber'))
  if (/^\d{17}[\dX]$|^\d{15}$/.test(idNumber) && !looksLikeIdentityNumber(idNumber))
    return refuse('证件号码的地区或出生日期不对。', 'Province or date of birth of the identity number is wrong.')
  if (idNumber.length > 30 || (idNumber !== '' && idNumber.length < 6))
    return refuse('证件号码应为 6 至 30 位。', 'An identity number has 6 to 30 signs.')
  const areaCode = text('areaCode')
  if (areaCode !== '' && !/^\d{12}(\d{3})?$/.test(areaCode))
    return refuse(
      '网格编码应为 15 位（社区为 12 位）数字。',
      'The area code of a grid has 15 digits, of a community 12.',
    )
  const year = birthYearOf(text('birthYear'), idNumber)
  if (year === 'bad' || (year !== null && (year < 1890 || year > thisYear)))
    return refuse('出生年份不对。', 'The year of birth is wrong.')
  const relation = relationOf(text('relation'))
  const care = careOf(text('care'), careKeys)
  if (care === 'unknown')
    return refuse('关爱类别不在本区的清单里。', 'A reason for care is not in the list of this district.')
  const point = pointOf(text('lon'), text('lat'))
  if (point === 'bad') return refuse('经纬度看不懂，或只写了一个。', 'Longitude and latitude cannot be read.')
  return {
    row: {
      building,
      areaCode: areaCode === '' ? null : areaCode,
      lon: point?.[0] ?? null,
      lat: point?.[1] ?? null,
      door,
      name,
      phone: phone === '' ? null : phone,
      idNumber: idNumber === '' ? null : idNumber,
      gender: genderOf(text('gender'), idNumber),
      birthYear: year,
      relation,
      tenure: tenureOf(text('tenure')),
      care,
    },
  }
}

export function textOf(cells: Cells, titles: readonly string[]): string {
  for (const title of titles) {
    const cell = cells[title]
    if (cell !== null && cell !== undefined && String(cell).trim() !== '') return String(cell).trim()
  }
  return ''
}

/** Both or neither, within China. */
export function pointOf(lonText: string, latText: string): readonly [number, number] | null | 'bad' {
  if (lonText === '' && latText === '') return null
  const [lon, lat] = [Number(lonText), Number(latText)]
  const isNumber = lonText !== '' && latText !== '' && Number.isFinite(lon) && Number.isFinite(lat)
  return isNumber && lon >= 73 && lon <= 136 && lat >= 3 && lat <= 54 ? [lon, lat] : 'bad'
}

const refuse = (zh: string, en: string) => ({ fault: { zh, en } })

function birthYearOf(text: string, idNumber: string): number | null | 'bad' {
  if (text !== '') return /^\d{4}$/.test(text) ? Number(text) : 'bad'
  if (/^\d{17}[\dX]$/.test(idNumber)) return Number(idNumber.slice(6, 10))
  return /^\d{15}$/.test(idNumber) ? 1900 + Number(idNumber.slice(6, 8)) : null
}

function genderOf(text: string, idNumber: string): Gender {
  if (text === '男' || text === 'male') return 'male'
  if (text === '女' || text === 'female') return 'female'
  if (/^\d{17}[\dX]$/.test(idNumber)) return Number(idNumber[16]) % 2 === 1 ? 'male' : 'female'
  return 'unknown'
}

function relationOf(text: string): Relation {
  return RELATION_NAMES[text] ?? (RELATIONS.has(text) ? (text as Relation) : 'other')
}

function tenureOf(text: string): ResidentInFile['tenure'] {
  if (text === '') return null
  if (text === '自有' || text === 'own') return 'own'
  return text === '租住' || text === '租赁' || text === 'rent' ? 'rent' : 'other'
}

function careOf(text: string, keys: ReadonlyMap<string, string>): readonly string[] | null | 'unknown' {
  if (text === '') return null
  const found = text
    .split(/[、,，;；\s]+/)
    .filter(Boolean)
    .map((word) => keys.get(word))
  return found.some((key) => key === undefined) || found.length > 10
    ? 'unknown'
    : [...new Set(found as string[])].sort()
}
