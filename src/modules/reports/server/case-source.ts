import type { Title } from '#core/module-card.ts'
import { maskText } from '#core/text/mask-text.ts'
import { toRfc3339 } from '#core/time/local.ts'
import { appealTypes, caseStates, caseVariants, closeKinds, stateCards, urgencies } from '#modules/cases/contract.ts'
import { type CatalogueBook, catalogueBook } from '#modules/catalogue/contract.ts'
import { type UnitBook, unitBook } from '#modules/people/contract.ts'
import { type AreaBook, areaBook } from '#modules/territory/contract.ts'
import type { Call } from '#platform/call.ts'
import type { ReportSource } from '../contract.ts'
import { caseCard } from '../domain/case-card.ts'
import { caseLines, caseSql } from './case-source-store.ts'
import { factsAsOf } from './keep-facts.ts'

type Choices = readonly (Title & { key: string })[]

interface Books {
  areas: AreaBook
  units: UnitBook
  catalogue: CatalogueBook
}

const WORDS: Readonly<Record<string, Readonly<Record<string, Title>>>> = {
  appealType: appealTypes,
  urgency: urgencies,
  variant: caseVariants,
  state: Object.fromEntries(caseStates.map((state) => [state, { zh: stateCards[state].zh, en: stateCards[state].en }])),
  closeKind: closeKinds,
}

const KINDS: Readonly<Record<string, Title>> = {
  '10': { zh: '部件', en: 'components' },
  '20': { zh: '事件', en: 'events' },
  '30': { zh: '热线事项', en: 'hotline matters' },
  '40': { zh: '安全隐患', en: 'safety hazards' },
}

/** All cases, as facts that are kept beside them. */
export const caseSource: ReportSource = {
  card: caseCard,
  sql: caseSql,
  ready: (call) => factsAsOf(call as Call),
  label: (call, field, key) => labelOf(booksOf(call), field, key),
  choices: (call, field) => choicesOf(booksOf(call), field),
  mayOpen: 'cases:view',
  open: async (call, ids) => {
    const { db } = call as Call
    const books = booksOf(call)
    const lines = new Map((await caseLines(db, ids)).map((line) => [line.id, line]))
    return ids.flatMap((id) => {
      const line = lines.get(id)
      if (!line) return []
      const said = [
        WORDS.state?.[line.state] ?? { zh: line.state, en: line.state },
        line.areaCode === null ? null : labelOf(books, 'street', line.areaCode.slice(0, 9)),
        line.leadUnit === null ? null : labelOf(books, 'unit', line.leadUnit),
      ]
      return [
        {
          id,
          no: line.caseNo,
          title: maskText(line.title),
          at: toRfc3339(line.reportedMs),
          href: `/c/cases/${line.caseNo}`,
          said: said.filter((one) => one !== null),
        },
      ]
    })
  },
}

function booksOf(call: object): Books {
  const { runtime } = call as Call
  return { areas: runtime.use(areaBook), units: runtime.use(unitBook), catalogue: runtime.use(catalogueBook) }
}

function labelOf({ areas, units, catalogue }: Books, field: string, key: string): Title | null {
  switch (field) {
    case 'street':
    case 'community':
    case 'grid': {
      const name = areas.find(key)?.name
      return name === undefined ? null : { zh: name, en: name }
    }
    case 'unit':
      return units.find(key)
    case 'channel':
      return catalogue.channel(key)
    case 'category':
      return catalogue.category(key)
    case 'class':
      return catalogue.classOf(key)
    case 'kind':
      return KINDS[key] ?? null
    default:
      return WORDS[field]?.[key] ?? null
  }
}

const title = ({ zh, en }: Title): Title => ({ zh, en })

function choicesOf({ areas, units, catalogue }: Books, field: string): Choices | null {
  switch (field) {
    case 'street':
    case 'community':
    case 'grid':
      return areas.all(field).map(({ code, name }) => ({ key: code, zh: name, en: name }))
    case 'unit':
      return units
        .all()
        .filter(({ active }) => active)
        .map(({ id, ...unit }) => ({ key: id, ...title(unit) }))
    case 'channel':
      return catalogue.channels().map(({ id, ...channel }) => ({ key: id, ...title(channel) }))
    case 'category':
      return catalogue.categories().map(({ code, ...category }) => ({ key: code, ...title(category) }))
    case 'class':
      return catalogue.classes().map(({ code, ...one }) => ({ key: code, ...title(one) }))
    case 'kind':
      return Object.entries(KINDS).map(([key, words]) => ({ key, ...words }))
    default:
      return WORDS[field] ? Object.entries(WORDS[field]).map(([key, words]) => ({ key, ...title(words) })) : null
  }
}
