import type { FieldFault } from '#core/fault.ts'
import { COMPARED } from './figure.ts'
import { CYCLES } from './say-figure.ts'
import { placeholdersOf } from './sentence.ts'
import {
  BULLETIN_KINDS,
  REQUIRED_SECTIONS,
  type Template,
  type TemplateBlock,
  type TemplateFigure,
} from './template.ts'

/** What exists, to hold a template against. */
export interface Known {
  indicator(id: string): boolean
  scope(by: string): boolean
  /** Sentences of what is wrong with a query; none where it can be run. */
  query(query: NonNullable<TemplateFigure['query']>): readonly string[]
}

const ID = /^[a-z][A-Za-z0-9]{1,39}$/
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/
const MOST_FIGURES = 60
const MOST_BLOCKS = 200

/** What is wrong with a template, each in a sentence that names the place. Nothing wrong: it can be produced. */
export function templateFaults(template: Template, known: Known): FieldFault[] {
  const faults: FieldFault[] = []
  const add = (field: string, zh: string, en: string) => faults.push({ field, zh, en })
  if (template.schema !== 'bulletin-template/1')
    add('schema', '应为 bulletin-template/1', 'must be bulletin-template/1')
  if (!ID.test(template.id ?? '')) add('id', '标识应为字母开头的字母和数字', 'letters and digits')
  if (!Object.hasOwn(BULLETIN_KINDS, template.kind ?? '')) {
    add('kind', `没有简报种类“${template.kind}”`, `there is no kind ${template.kind}`)
    return faults
  }
  if (!CYCLES.includes(template.cycle))
    add('cycle', `没有周期“${template.cycle}”`, `there is no cycle ${template.cycle}`)
  if (!template.number?.includes('{no}') || !template.number.includes('{year}'))
    add('number', '编号样式要有 {year} 和 {no}', 'the number needs {year} and {no}')
  for (const field of ['make', 'due'] as const)
    if (!TIME.test(template[field]?.time ?? '')) add(`${field}.time`, '时间应如 08:30', 'a time such as 08:30')
  if (!template.to?.signers?.length) add('to.signers', '要写明由哪些岗位签发', 'name the posts that sign')
  const figures = Object.entries(template.figures ?? {})
  if (figures.length > MOST_FIGURES) add('figures', `图表数字不超过 ${MOST_FIGURES} 组`, `at most ${MOST_FIGURES}`)
  for (const [id, figure] of figures) figureFaults(id, figure, known, add)
  const sections = template.sections ?? []
  for (const [id, zh] of Object.entries(REQUIRED_SECTIONS[template.kind]))
    if (!sections.some((section) => section.id === id))
      add('sections', `缺少“${zh}”一章（${id}）`, `the section ${id} is missing`)
  if (sections.reduce((sum, { blocks }) => sum + (blocks?.length ?? 0), 0) > MOST_BLOCKS)
    add('sections', `内容不超过 ${MOST_BLOCKS} 块`, `at most ${MOST_BLOCKS} blocks`)
  const wordIds = new Set<string>()
  sections.forEach((section, at) => {
    if (sections.findIndex(({ id }) => id === section.id) !== at)
      add(`sections[${at}]`, `“${section.id}”一章出现了两次`, `the section ${section.id} stands twice`)
    section.blocks?.forEach((block, index) => {
      const place = `sections[${at}].blocks[${index}]`
      for (const fault of blockFaults(block, template)) add(place, `“${section.title}”：${fault.zh}`, fault.en)
      if (!('words' in block)) return
      if (wordIds.has(block.words)) add(place, `文字块“${block.words}”出现了两次`, `${block.words} stands twice`)
      wordIds.add(block.words)
    })
  })
  return faults
}

type Add = (field: string, zh: string, en: string) => void

function figureFaults(id: string, figure: TemplateFigure, known: Known, add: Add): void {
  const place = `figures.${id}`
  if (!ID.test(id)) add(place, `数字的标识“${id}”应为字母开头的字母和数字`, 'letters and digits')
  if ((figure.query === undefined) === (figure.indicators === undefined))
    add(place, `数字“${id}”要么是一个查询，要么是指标，二者取一`, `${id} is either a query or indicators`)
  for (const one of figure.compare ?? [])
    if (!COMPARED.includes(one)) add(place, `数字“${id}”：没有比较“${one}”`, `${id}: no comparison ${one}`)
  for (const indicator of figure.indicators ?? [])
    if (!known.indicator(indicator))
      add(place, `数字“${id}”：没有指标“${indicator}”`, `${id}: there is no indicator ${indicator}`)
  if (figure.indicators && !known.scope(figure.by ?? 'district'))
    add(place, `数字“${id}”：不能按“${figure.by}”分组`, `${id}: there is no scope ${figure.by}`)
  if (figure.query)
    for (const zh of known.query(figure.query))
      add(place, `数字“${id}”：${zh}`, `${id}: the query can't be run (${zh})`)
  if (figure.items && figure.query?.groups.length)
    add(place, `数字“${id}”：逐项列出的查询不能再分组`, `${id}: a query with items has no groups`)
}

const measuresOf = ({ query, indicators }: TemplateFigure) => query?.measures.length ?? indicators?.length ?? 0

function blockFaults(block: TemplateBlock, { figures }: Template): { zh: string; en: string }[] {
  const faults: { zh: string; en: string }[] = []
  const must = (id: string, measure = 0, compared?: string) => {
    const figure = Object.hasOwn(figures, id) ? figures[id] : undefined
    if (!figure) {
      faults.push({ zh: `没有数字“${id}”`, en: `there is no figure ${id}` })
      return
    }
    if (measure >= measuresOf(figure))
      faults.push({ zh: `数字“${id}”没有第 ${measure + 1} 个指标`, en: `${id} has no measure ${measure}` })
    if (compared && !figure.compare?.some((one) => one === compared))
      faults.push({ zh: `数字“${id}”没有作“${compared}”比较`, en: `${id} is not compared with ${compared}` })
  }
  const isGrouped = (id: string) => {
    const figure = figures[id]
    if (!figure) return
    const grouped =
      figure.items ?? (figure.query ? figure.query.groups.length > 0 : (figure.by ?? 'district') !== 'district')
    if (!grouped) faults.push({ zh: `数字“${id}”没有分组，不能逐行列出`, en: `${id} has no lines` })
  }
  const sentence = (text: string) => {
    for (const { text: whole, found } of placeholdersOf(text)) {
      if (!found) {
        faults.push({ zh: `看不懂 ${whole}`, en: `can't read ${whole}` })
        continue
      }
      const compared = COMPARED.find((one) => one === found.aspect)
      must(found.figure, found.measure, compared)
      if (found.aspect === 'top' || found.aspect === 'low') isGrouped(found.figure)
    }
  }
  if ('say' in block) {
    sentence(block.say)
    if (block.otherwise !== undefined) sentence(block.otherwise)
    if (block.when) must(block.when.figure, block.when.measure)
  } else if ('table' in block) {
    must(block.table)
    isGrouped(block.table)
    for (const { measure, change } of block.columns) must(block.table, measure, change)
    if (block.measure !== undefined) must(block.table, block.measure)
  } else if ('chart' in block || 'map' in block) {
    const id = 'chart' in block ? block.chart : block.map
    must(id, block.measure)
    isGrouped(id)
  } else if (!ID.test(block.words ?? '')) {
    faults.push({ zh: '不认识的内容块', en: 'an unknown block' })
  }
  return faults
}
