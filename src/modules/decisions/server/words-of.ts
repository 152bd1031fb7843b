import type { Title } from '#core/module-card.ts'
import { caseStates, stateCards } from '#modules/cases/contract.ts'
import { catalogueBook } from '#modules/catalogue/contract.ts'
import { unitBook } from '#modules/people/contract.ts'
import { areaBook } from '#modules/territory/contract.ts'
import type { Runtime } from '#platform/runtime.ts'
import type { Narrowed, Narrowing } from '../domain/question.ts'
import { NARROWED } from '../domain/question.ts'

export const NOT_KNOWN: Title = { zh: '未定', en: 'not set' }

const KINDS: Readonly<Record<string, Title>> = {
  '10': { zh: '部件', en: 'components' },
  '20': { zh: '事件', en: 'events' },
  '30': { zh: '热线事项', en: 'hotline matters' },
  '40': { zh: '安全隐患', en: 'safety hazards' },
}

/** What a key is called. */
export function wordOf(runtime: Runtime, name: Narrowed, key: string): Title {
  if (key === '') return NOT_KNOWN
  const found = find(runtime, name, key)
  return found ? { zh: found.zh, en: found.en } : { zh: key, en: key }
}

function find(runtime: Runtime, name: Narrowed, key: string): Title | null {
  if (name === 'area') {
    const area = runtime.use(areaBook).find(key)
    return area ? { zh: area.name, en: area.name } : null
  }
  if (name === 'unit') return runtime.use(unitBook).find(key)
  const book = runtime.use(catalogueBook)
  if (name === 'channel') return book.channel(key)
  return key.length === 2 ? (KINDS[key] ?? null) : key.length === 4 ? book.classOf(key) : book.category(key)
}

/** What it belongs to: a category to its class, a class to its kind, a community to its street. */
export function ownerOf(runtime: Runtime, name: Narrowed, key: string): string | null {
  if (name === 'category' && key.length > 2) return wordOf(runtime, 'category', key.slice(0, key.length - 2)).zh
  if (name === 'area' && key.length > 9) return wordOf(runtime, 'area', key.slice(0, key.length - 3)).zh
  return null
}

export const narrowedWords = (runtime: Runtime, narrowing: Narrowing) =>
  NARROWED.flatMap((name) => {
    const key = narrowing[name]
    return key === undefined ? [] : [{ name, key, ...wordOf(runtime, name, key) }]
  })

const STATES: Readonly<Record<string, Title>> = Object.fromEntries(
  caseStates.map((state) => [state, stateCards[state]]),
)

export function stateWord(state: string): Title {
  const card = STATES[state]
  return card ? { zh: card.zh, en: card.en } : { zh: state, en: state }
}
