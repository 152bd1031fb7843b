import { isFault } from '#core/fault.ts'
import { getSavedReport, getTopic, reportSources } from '#modules/reports/contract.ts'
import type { Call } from '#platform/call.ts'
import type { Template } from '../domain/template.ts'
import { type TopicPart, topicTemplate } from '../domain/topic-template.ts'
import { findStanding, type StoredStanding } from './standing-store.ts'
import { usableTemplate } from './usable-template.ts'

export const TOPIC_FRAME = 'special'

/** Null: the topic or report is gone, or is shared no more. */
export async function standingTemplate(call: Call, id: string): Promise<Template | null> {
  const standing = await findStanding(call.db, id)
  return standing && templateOf(call, standing)
}

export async function templateOf(call: Call, standing: StoredStanding): Promise<Template | null> {
  const parts = await partsOf(call, standing)
  if (parts === null) return null
  const sources = call.runtime.use(reportSources)
  return topicTemplate(usableTemplate(call.runtime, TOPIC_FRAME), {
    name: standing.name,
    question: standing.question || `${standing.name}的基本情况、变化和原因。`,
    cycle: standing.cycle,
    parts,
    fieldName: (field) =>
      field.startsWith('time:')
        ? '时间'
        : (parts
            .map(({ query }) => sources.find(query.source)?.card.fields.find(({ id }) => id === field)?.zh)
            .find(Boolean) ?? field),
  })
}

/** In the name of the house: shared reports alone, for all that receive the bulletin. */
export function partsOf(
  call: Call,
  { of, sourceId }: Pick<StoredStanding, 'of' | 'sourceId'>,
): Promise<TopicPart[] | null> {
  return call.runtime.asSystem('bulletins.readTopic', async (system) => {
    try {
      if (of === 'report') {
        const { name, query } = await system.call(getSavedReport, { id: sourceId })
        return [{ title: name, query, chart: 'bar' as const, isMap: false }]
      }
      const { blocks } = await system.call(getTopic, { id: sourceId })
      const parts: TopicPart[] = []
      for (const { kind, title, query: id, chart } of blocks) {
        if (id === undefined) continue
        const { name, query } = await system.call(getSavedReport, { id })
        parts.push({
          title: title || name,
          query,
          chart: kind === 'chart' ? (chart === 'line' ? 'line' : 'bar') : null,
          isMap: kind === 'map' && query.groups[0] === 'street',
        })
      }
      return parts
    } catch (error) {
      if (isFault(error) && error.status < 500) return null
      throw error
    }
  })
}
