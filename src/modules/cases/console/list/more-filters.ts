import type { Title } from '#core/module-card.ts'
import { clockCards } from '#modules/clocks/contract.ts'
import { tableTime } from '#ui/format.ts'
import type { AddressQuery } from '#ui/navigation.tsx'
import { LIST_LIGHTS, urgencies } from '../../contract.ts'
import type { CaseQuery } from './use-case-list.ts'

/**
 * Filters that come with an address, from a number somewhere: the bar has no field for them, but says each in words and
 * takes it away. In the address `open` is the case beside the list, so that open cases are `ongoing` there.
 */
const BOOLEANS = {
  ongoing: ['open', { zh: '在办', en: 'Open' }, { zh: '已办结', en: 'Ended' }],
  closed: ['closed', { zh: '已结案', en: 'Closed' }, { zh: '未结案', en: 'Not closed' }],
  emergency: ['emergency', { zh: '应急', en: 'Emergencies' }, { zh: '非应急', en: 'No emergency' }],
  supervised: ['supervised', { zh: '督办中', en: 'Supervised' }, { zh: '无督办', en: 'Not supervised' }],
  wholeMet: ['wholeMet', { zh: '全程按期', en: 'Whole in time' }, { zh: '全程未按期', en: 'Whole not in time' }],
  satisfied: ['satisfied', { zh: '回访满意', en: 'Satisfied' }, { zh: '回访不满意', en: 'Not satisfied' }],
} as const satisfies Record<string, readonly [keyof CaseQuery, Title, Title]>
const INSTANTS = {
  closedBy: { zh: '结案算到', en: 'closed by' },
  dueFrom: { zh: '环节到期自', en: 'step due from' },
  dueTo: { zh: '环节到期至', en: 'step due until' },
  wholeDueFrom: { zh: '全程到期自', en: 'whole due from' },
  wholeDueTo: { zh: '全程到期至', en: 'whole due until' },
  calledFrom: { zh: '回访自', en: 'called back from' },
  calledTo: { zh: '回访至', en: 'called back until' },
} as const satisfies Partial<Record<keyof CaseQuery, Title>>
const LISTS = {
  step: Object.keys(clockCards),
  light: LIST_LIGHTS,
  urgency: Object.keys(urgencies),
} as const satisfies Partial<Record<keyof CaseQuery, readonly string[]>>
const LIGHTS: Record<(typeof LIST_LIGHTS)[number], Title> = {
  green: { zh: '正常', en: 'In time' },
  yellow: { zh: '过半', en: 'Half used' },
  orange: { zh: '临期', en: 'Nearly due' },
  red: { zh: '超期', en: 'Overdue' },
}

export const MORE_NAMES = [...Object.keys(BOOLEANS), ...Object.keys(INSTANTS), ...Object.keys(LISTS), 'matter']

const isInstant = (text: string | null): text is string => text !== null && !Number.isNaN(Date.parse(text))
const UUID = /^[0-9a-f-]{36}$/

/** What the address asks for beyond the fields of the bar; whatever cannot be read is left out. */
export function moreQueryOf(address: AddressQuery): Partial<CaseQuery> {
  const query: Record<string, unknown> = {}
  for (const [name, [filter]] of Object.entries(BOOLEANS)) {
    const value = address.one(name)
    if (value === 'true' || value === 'false') query[filter] = value === 'true'
  }
  for (const name of Object.keys(INSTANTS)) if (isInstant(address.one(name))) query[name] = address.one(name)
  for (const [name, known] of Object.entries(LISTS)) {
    const values = address.all(name).filter((value) => (known as readonly string[]).includes(value))
    if (values.length > 0) query[name] = values
  }
  const matter = address.one('matter')
  if (matter && UUID.test(matter)) query.matter = matter
  return query
}

export interface MoreFilter {
  name: string
  words: Title
}

/** Each of them in words. */
export function moreFiltersOf(address: AddressQuery): MoreFilter[] {
  const query = moreQueryOf(address) as Record<string, unknown>
  const said: MoreFilter[] = []
  for (const [name, [filter, yes, no]] of Object.entries(BOOLEANS))
    if (query[filter] !== undefined) said.push({ name, words: query[filter] ? yes : no })
  for (const [name, { zh, en }] of Object.entries(INSTANTS)) {
    const at = query[name] === undefined ? null : tableTime(String(query[name]))
    if (at) said.push({ name, words: { zh: `${zh} ${at}`, en: `${en} ${at}` } })
  }
  const listed = (name: keyof typeof LISTS, wordsOf: (value: string) => Title) => {
    const values = ((query[name] ?? []) as string[]).map(wordsOf)
    if (values.length > 0)
      said.push({
        name,
        words: { zh: values.map(({ zh }) => zh).join('、'), en: values.map(({ en }) => en).join(', ') },
      })
  }
  listed('step', (step) => clockCards[step as keyof typeof clockCards])
  listed('light', (light) => LIGHTS[light as keyof typeof LIGHTS])
  listed('urgency', (urgency) => urgencies[urgency as keyof typeof urgencies])
  if (query.matter) said.push({ name: 'matter', words: { zh: '同一事项', en: 'One matter' } })
  return said
}
