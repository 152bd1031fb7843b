import { normalForm } from '#core/text/normal-form.ts'
import type { Word } from './community-rules.ts'
import { isCreditCode } from './credit-code.ts'
import { type Cells, pointOf, type RowFault, textOf } from './read-resident-row.ts'

export interface EnterpriseInFile {
  creditCode: string
  name: string
  industry: string
  size: string
  areaCode: string | null
  address: string
  lon: number | null
  lat: number | null
  staff: number | null
  key: boolean
  active: boolean
  contactName: string | null
  contactPhone: string | null
}

const TITLES = {
  creditCode: ['统一社会信用代码', '信用代码', 'creditCode'],
  name: ['企业名称', '名称', 'name'],
  industry: ['行业', 'industry'],
  size: ['规模', 'size'],
  areaCode: ['网格编码', '网格', 'area'],
  address: ['地址', '经营地址', 'address'],
  lon: ['经度', 'lon'],
  lat: ['纬度', 'lat'],
  staff: ['从业人数', '员工人数', 'staff'],
  key: ['重点企业', 'key'],
  active: ['状态', 'state'],
  contactName: ['联系人', 'contactName'],
  contactPhone: ['联系电话', 'contactPhone'],
} as const

export function readEnterpriseRow(
  cells: Cells,
  lists: { industries: readonly Word[]; sizes: readonly Word[] },
): { row: EnterpriseInFile } | { fault: RowFault } {
  const text = (field: keyof typeof TITLES) => textOf(cells, TITLES[field])
  const creditCode = text('creditCode').toUpperCase()
  if (!isCreditCode(creditCode))
    return refuse(
      '统一社会信用代码应为 18 位且校验码正确。',
      'The credit code must have 18 signs with a right check sign.',
    )
  const name = text('name')
  if (name.length < 2 || name.length > 120) return refuse('企业名称应为 2 至 120 字。', 'The name has 2 to 120 signs.')
  const industry = keyOf(lists.industries, text('industry') || 'otherIndustry')
  const size = keyOf(lists.sizes, text('size') || 'micro')
  if (!industry || !size)
    return refuse('行业或规模不在本区的清单里。', 'Industry or size is not in the list of this district.')
  const address = text('address')
  if (address.length < 2 || address.length > 200)
    return refuse('地址应为 2 至 200 字。', 'The address has 2 to 200 signs.')
  const areaCode = text('areaCode')
  if (areaCode !== '' && !/^\d{12}(\d{3})?$/.test(areaCode))
    return refuse(
      '网格编码应为 15 位（社区为 12 位）数字。',
      'The area code of a grid has 15 digits, of a community 12.',
    )
  const point = pointOf(text('lon'), text('lat'))
  if (point === 'bad') return refuse('经纬度看不懂，或只写了一个。', 'Longitude and latitude cannot be read.')
  const staffText = text('staff')
  if (staffText !== '' && !/^\d{1,7}$/.test(staffText))
    return refuse('从业人数应为整数。', 'Staff must be a whole number.')
  const contactPhone = text('contactPhone')
  if (contactPhone !== '' && !/^\d{7,15}$/.test(normalForm('phone', contactPhone)))
    return refuse('联系电话应为 7 至 15 位数字。', 'A telephone number has 7 to 15 digits.')
  const contactName = text('contactName')
  if (contactName.length > 60) return refuse('联系人超过 60 字。', 'The contact has more than 60 signs.')
  return {
    row: {
      creditCode,
      name,
      industry,
      size,
      areaCode: areaCode === '' ? null : areaCode,
      address,
      lon: point?.[0] ?? null,
      lat: point?.[1] ?? null,
      staff: staffText === '' ? null : Number(staffText),
      key: /^(是|重点|true|1)$/.test(text('key')),
      active: !/^(注销|停业|迁出|closed)$/.test(text('active')),
      contactName: contactName || null,
      contactPhone: contactPhone || null,
    },
  }
}

function keyOf(words: readonly Word[], text: string): string | null {
  return words.find(({ key, zh }) => key === text || zh === text)?.key ?? null
}

const refuse = (zh: string, en: string) => ({ fault: { zh, en } })
