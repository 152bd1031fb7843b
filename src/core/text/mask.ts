import { halfWidth } from './half-width.ts'
import { normalForm, type PersonalKind } from './normal-form.ts'

/** What others see of a personal value by default (domain §12.1). Empty text stays empty. */
export function mask(kind: PersonalKind, text: string): string {
  return text.trim() === '' ? '' : MASKS[kind](text)
}

/** Family names of two characters that are still common; the full hundred-odd would mask more than it reveals. */
const DOUBLE_NAMES = new Set(
  '欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 夏侯 宇文 长孙 端木 轩辕 南宫 西门 独孤 澹台 申屠 万俟 闻人 赫连 钟离 呼延'.split(
    ' ',
  ),
)
const FORM_OF_ADDRESS = /^(\p{Script=Han}{1,2})(先生|女士|小姐|师傅|老师|同志|阿姨|大爷|大妈|奶奶|爷爷)$/u

export function maskName(text: string): string {
  const name = text.trim()
  if (FORM_OF_ADDRESS.test(name)) return name
  const chars = [...name]
  if (chars.length <= 1) return '*'.repeat(chars.length)
  if (!/^\p{Script=Han}+$/u.test(name)) return `${chars[0]}***`
  const family = chars.length > 2 && DOUBLE_NAMES.has(chars.slice(0, 2).join('')) ? 2 : 1
  const given = chars.slice(family)
  if (given.length === 1) return `${chars.slice(0, family).join('')}*`
  return `${chars.slice(0, family).join('')}${'*'.repeat(given.length - 1)}${given.at(-1)}`
}

export function maskPhone(text: string): string {
  const digits = normalForm('phone', text)
  return /^1[3-9]\d{9}$/.test(digits) ? `${digits.slice(0, 3)}****${digits.slice(-4)}` : maskLandline(text)
}

export function maskLandline(text: string): string {
  const plain = halfWidth(text).trim()
  const parts = /^(?:\+?86[- ]?)?[(]?(0(?:10|2\d|[3-9]\d{2}))[)]?[- ]*(\d[\d -]{5,8}\d)(?!\d)/.exec(plain)
  const digits = (parts?.[2] ?? plain).replace(/\D/g, '')
  if (digits.length < 7) return '*'.repeat(Math.max(digits.length, 4))
  const hidden = `${'*'.repeat(digits.length - 4)}${digits.slice(-4)}`
  return parts ? `${parts[1]}-${hidden}` : hidden
}

/** First three and last four of an identity number; of any other document only its ends. */
export function maskIdNumber(text: string): string {
  const id = normalForm('idNumber', text)
  if (/^\d{15}$|^\d{17}[\dX]$/.test(id)) return `${id.slice(0, 3)}${'*'.repeat(id.length - 7)}${id.slice(-4)}`
  return id.length < 6 ? '*'.repeat(id.length) : `${id.slice(0, 1)}${'*'.repeat(id.length - 3)}${id.slice(-2)}`
}

export function maskPlate(text: string): string {
  const plate = normalForm('plate', text)
  return plate.length < 6
    ? '*'.repeat(plate.length)
    : `${plate.slice(0, 2)}${'*'.repeat(plate.length - 5)}${plate.slice(-3)}`
}

export function maskEmail(text: string): string {
  const plain = text.trim()
  const at = plain.lastIndexOf('@')
  return at < 1 ? '***' : `${[...plain][0]}***${plain.slice(at)}`
}

/** To the compound or road: the number of the building, and all behind it, says who lives there. */
export function maskAddress(text: string): string {
  const plain = text.trim()
  const building = BUILDING.exec(plain)
  if (building) return `${plain.slice(0, building.index)}**${building[1]}**`
  const room = ROOM.exec(plain)
  if (room) return `${plain.slice(0, room.index)}**`
  return plain.replace(HOUSE, '**号')
}

const NUMBER = '[A-Za-zＡ-Ｚａ-ｚ]?[0-9０-９零一二三四五六七八九十百]{1,5}[A-Za-zＡ-Ｚａ-ｚ]?'
const BUILDING = new RegExp(`(?:${NUMBER}|[A-Za-zＡ-Ｚａ-ｚ甲乙丙丁])[#＃]?(栋|幢|座|号楼|#楼)`)
const ROOM = new RegExp(
  `${NUMBER}(?:单元|楼|层|室|户|房)|${NUMBER}[-－—][0-9０-９]{1,5}(?:[-－—][0-9０-９]{1,5})?(?:室|号)?$`,
)
const HOUSE = /[0-9０-９零一二三四五六七八九十百]{1,5}号(?!线)(?:附[0-9０-９]{1,4}号)?/g

/** The last four; fewer than ten digits are no account number and show nothing. */
export function maskBank(text: string): string {
  const digits = normalForm('bank', text)
  return digits.length < 10
    ? '*'.repeat(Math.max(digits.length, 4))
    : `${'*'.repeat(digits.length - 4)}${digits.slice(-4)}`
}

const MASKS: Record<PersonalKind, (text: string) => string> = {
  name: maskName,
  phone: maskPhone,
  landline: maskLandline,
  idNumber: maskIdNumber,
  plate: maskPlate,
  email: maskEmail,
  address: maskAddress,
  bank: maskBank,
}
