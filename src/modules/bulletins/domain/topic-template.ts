import type { ReportQuery } from '#modules/reports/contract.ts'
import type { Cycle } from './say-figure.ts'
import type { Template, TemplateBlock, TemplateFigure } from './template.ts'

/** A block of a topic page, or a saved report standing by itself. */
export interface TopicPart {
  title: string
  query: ReportQuery
  chart: 'bar' | 'line' | null
  isMap: boolean
}

/** The template of a standing topic: the district's frame for topics, with a finding for each of its reports. */
export function topicTemplate(
  frame: Template,
  it: { name: string; question: string; cycle: Cycle; parts: readonly TopicPart[]; fieldName(id: string): string },
): Template {
  const figures: Record<string, TemplateFigure> = { ...frame.figures }
  const findings: TemplateBlock[] = it.parts.flatMap((part, at) => {
    const id = `part${at + 1}`
    const { source, time, measures, filters, switches, groups } = part.query
    // A bulletin lists by one group; the first one leads.
    const [group] = groups
    const query = {
      source,
      time,
      measures,
      filters,
      groups: group === undefined ? [] : [group],
      ...(switches ? { switches } : {}),
    }
    figures[id] = { query, compare: ['before', 'year'] }
    const said: TemplateBlock = { say: `${part.title}：{${id}}，{${id}.before}，{${id}.year}。` }
    if (group === undefined) return [said]
    const isTime = group.startsWith('time:')
    const table: TemplateBlock = {
      table: id,
      title: part.title,
      head: it.fieldName(group),
      columns: [
        ...measures.map((_, measure) => ({ measure })),
        ...(isTime ? [] : [{ measure: 0, change: 'before' as const }]),
      ],
      order: isTime ? 'asIs' : 'most',
      rows: 20,
      total: true,
    }
    const picture: TemplateBlock[] = part.isMap
      ? [{ map: id, title: part.title }]
      : isTime || part.chart
        ? [{ chart: id, title: part.title, form: isTime ? 'line' : 'bar' }]
        : []
    return [said, ...picture, table]
  })
  return {
    ...frame,
    cycle: it.cycle,
    zh: `${it.name}专题报告`,
    en: `${it.name}: topic report`,
    figures,
    sections: frame.sections.map((section) => {
      if (section.id === 'question') return { ...section, blocks: [{ say: it.question.replace(/[{}]/g, '') }] }
      return section.id === 'findings' ? { ...section, blocks: findings } : section
    }),
  }
}
