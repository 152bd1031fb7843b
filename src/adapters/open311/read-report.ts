import type { RequestWish } from '#modules/connections/contract.ts'
import type { Fields } from './fields.ts'
import { refused, serviceUnknown } from './refusals.ts'

const EMAIL = /^[^\s@<>]{1,64}@[A-Za-z0-9.-]{1,60}\.[A-Za-z]{2,24}$/
const PHONE = /^[+(]?\d[\d\s()-]{3,28}$/

/** Fields of POST Service Request, checked as far as the standard says what they are. */
export function readReport(fields: Fields): RequestWish {
  const category = fields.one('service_code')
  if (category === null) throw refused(400, '缺少 service_code。', 'service_code was not provided.')
  if (!/^\d{6}$/.test(category)) throw serviceUnknown()
  const wish: RequestWish = { category, ...placeOf(fields) }
  const text = (name: string, most: number, fits?: RegExp) => {
    const given = fields.one(name)
    if (given === null) return null
    if (given.length > most)
      throw refused(400, `${name} 最多 ${most} 个字。`, `${name} is longer than ${most} characters.`)
    if (fits && !fits.test(given)) throw refused(400, `${name} 的格式不对。`, `${name} is not well-formed.`)
    return given
  }
  const description = text('description', 4000)
  const email = text('email', 120, EMAIL)
  const phone = text('phone', 30, PHONE)
  const device = text('device_id', 100)
  const sender = text('account_id', 100)
  const mediaUrl = text('media_url', 1000)
  const name = nameOf(text('first_name', 30), text('last_name', 28))
  if (mediaUrl !== null && !isLink(mediaUrl))
    throw refused(400, 'media_url 应为 http 或 https 地址。', 'media_url must be an http or https address.')
  const attributes = fields.attributes()
  return {
    ...wish,
    ...(description ? { description } : {}),
    ...(email ? { email } : {}),
    ...(phone ? { phone } : {}),
    ...(device ? { device } : {}),
    ...(sender ? { sender } : {}),
    ...(mediaUrl ? { mediaUrl } : {}),
    ...(name ? { name } : {}),
    ...(attributes.length > 0 ? { attributes } : {}),
  }
}

/** A place is required: a point, words or the id of an area. */
function placeOf(fields: Fields): Pick<RequestWish, 'lon' | 'lat' | 'address' | 'areaCode'> {
  const lat = degrees(fields, 'lat', 90)
  const lon = degrees(fields, 'long', 180)
  const address = fields.one('address_string')
  const areaCode = fields.one('address_id')
  if ((lat === null) !== (lon === null))
    throw refused(400, 'lat 与 long 须同时给出。', 'lat and long must be given together.')
  if (address !== null && address.length > 300)
    throw refused(400, 'address_string 最多 300 个字。', 'address_string is longer than 300 characters.')
  if (areaCode !== null && !/^[0-9]{6}([0-9]{3}){0,3}$/.test(areaCode))
    throw refused(400, '没有这个 address_id。', 'address_id provided was not found.')
  if (lat === null && address === null && areaCode === null)
    throw refused(
      400,
      '缺少位置：lat 与 long、address_string 或 address_id。',
      'A location is required: lat and long, address_string, or address_id.',
    )
  return {
    ...(lat !== null && lon !== null ? { lat, lon } : {}),
    ...(address ? { address } : {}),
    ...(areaCode ? { areaCode } : {}),
  }
}

function degrees(fields: Fields, name: string, most: number): number | null {
  const text = fields.one(name)
  if (text === null) return null
  const value = /^[+-]?\d{1,3}(\.\d{1,20})?$/.test(text) ? Number(text) : Number.NaN
  if (!(Math.abs(value) <= most))
    throw refused(400, `${name} 应为 WGS-84 的十进制度数。`, `${name} must be decimal degrees of WGS-84.`)
  return value
}

/** Chinese names stand together, others apart. */
function nameOf(first: string | null, last: string | null): string | null {
  if (first === null || last === null) return first ?? last
  return /\p{Script=Han}/u.test(first + last) ? `${last}${first}` : `${first} ${last}`
}

function isLink(text: string): boolean {
  if (!/^https?:\/\/[^\s<>"]+$/i.test(text) || !URL.canParse(text)) return false
  const { username, password } = new URL(text)
  return username === '' && password === ''
}
