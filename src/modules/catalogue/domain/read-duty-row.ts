import type { Title } from '#core/module-card.ts'
import { bodyOf, type DutyBody, type DutyRule } from './duty.ts'

type Cells = Readonly<Record<string, string | number | null>>
export type DutyRowRead = { rule: Omit<DutyRule, 'version'> } | { code: string | null; fault: Title }

const YES = ['是', 'true', '1', 'y', 'yes', '✓']
const NO = ['', '否', 'false', '0', 'n', 'no']
const STREET = ['street', '属地街道', '街道']

/** A row of a duty table under its Chinese titles or English keys; a unit may stand there by id or by name. */
export function readDutyRow(cells: Cells, idOfName: (name: string) => string | null): DutyRowRead {
  const cell = (...titles: string[]) => {
    for (const title of titles) {
      const value = cells[title]
      if (value !== null && value !== undefined && String(value).trim() !== '') return String(value).trim()
    }
    return ''
  }
  const code = cell('类别编码', 'code')
  const refuse = (zh: string, en: string): DutyRowRead => ({ code: code || null, fault: { zh, en } })
  if (!/^\d{6}$/.test(code)) return refuse('“类别编码”应为 6 位数字。', 'The category code must have 6 digits.')
  const lead = cell('主办单位标识', 'lead', '主办单位')
  if (!lead) return refuse('没有填主办单位。', 'The lead is missing.')
  const bodies: DutyBody[] = []
  for (const text of [lead, ...splitList(cell('协办单位标识', 'coHandlers', '协办单位'))]) {
    const body = bodyFrom(text, idOfName)
    if (!body) return refuse(`没有单位“${text}”，请核对名称或标识。`, `There is no unit ${text}.`)
    bodies.push(body)
  }
  const levelText = cell('层级', 'level')
  const level = levelFrom(levelText, bodies[0]!)
  if (!level)
    return refuse(`层级“${levelText}”应为“区级”或“街道”。`, `The level ${levelText} must be district or street.`)
  const firstText = cell('首接负责', 'firstReceiver').toLowerCase()
  if (!YES.includes(firstText) && !NO.includes(firstText))
    return refuse(`首接负责“${firstText}”应为“是”或“否”。`, 'First receiver must be yes or no.')
  const basisZh = cell('依据', 'basisZh')
  if (!basisZh || basisZh.length > 100)
    return refuse('“依据”应写 1 到 100 个字。', 'The basis must have 1 to 100 characters.')
  const firstReceiver = YES.includes(firstText)
  return { rule: { code, lead: bodies[0]!, coHandlers: bodies.slice(1), level, firstReceiver, basisZh } }
}

function splitList(text: string): string[] {
  return text
    .split(/[、,，;；|]/)
    .map((part) => part.trim())
    .filter(Boolean)
}

function bodyFrom(text: string, idOfName: (name: string) => string | null): DutyBody | null {
  if (STREET.includes(text)) return bodyOf('street')
  if (/^[a-z][a-z0-9_.]*$/.test(text)) return bodyOf(text)
  const id = idOfName(text)
  return id === null ? null : bodyOf(id)
}

function levelFrom(text: string, lead: DutyBody): 'district' | 'street' | null {
  if (text === '') return 'level' in lead ? 'street' : 'district'
  if (['区级', '区', 'district'].includes(text)) return 'district'
  return ['街道', '街道级', 'street'].includes(text) ? 'street' : null
}
