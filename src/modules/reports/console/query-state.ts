import { type Measure, PERIOD_NAMES, type ReportQuery } from '../domain/report-query.ts'
import type { ReportField, SourceCard } from '../domain/source-card.ts'

/** What the page begins with: something to look at, of the busiest source. */
export const FIRST_QUERY: ReportQuery = {
  source: 'cases',
  time: 'reported',
  period: { kind: 'named', name: 'last30' },
  groups: ['street'],
  measures: [{ kind: 'count' }, { kind: 'share', field: 'handledInTime' }],
  filters: [],
  compare: [],
  limit: 100,
}

/** A report as it stands in the address; null: none, or nothing that can be read. */
export function readQueryText(text: string | null): ReportQuery | null {
  if (text === null) return null
  try {
    const query: unknown = JSON.parse(text)
    return isQuery(query) ? query : null
  } catch {
    return null
  }
}

function isQuery(it: unknown): it is ReportQuery {
  if (typeof it !== 'object' || it === null) return false
  const { source, groups, measures, filters, period, limit } = it as Partial<ReportQuery>
  const isPeriod = period?.kind === 'days' || (period?.kind === 'named' && Object.hasOwn(PERIOD_NAMES, period.name))
  return (
    typeof source === 'string' &&
    typeof limit === 'number' &&
    isPeriod &&
    [groups, measures, filters].every((list) => Array.isArray(list))
  )
}

/** The same wishes of another source, as far as it knows them. */
export function withSource(query: ReportQuery, source: SourceCard): ReportQuery {
  const knows = (id: string) => source.fields.some((field) => field.id === id)
  const measures = query.measures.filter(({ field }) => field === undefined || knows(field))
  const groups = query.groups.filter((group) => group.startsWith('time:') || knows(group))
  const { sort: _sort, switches: _switches, ...rest } = query
  return {
    ...rest,
    source: source.id,
    time: source.times.some(({ id }) => id === query.time) ? query.time : source.times[0]!.id,
    groups,
    measures: measures.length > 0 ? measures : [{ kind: 'count' }],
    filters: query.filters.filter(({ field }) => knows(field)),
  }
}

/** Every measure that a source can give, as one list to choose from. */
export function measuresOf(source: SourceCard): Measure[] {
  const of = (kind: ReportField['kind']) => source.fields.filter((field) => field.kind === kind)
  return [
    { kind: 'count' },
    { kind: 'portion' },
    ...of('boolean').map(({ id }): Measure => ({ kind: 'share', field: id })),
    ...of('number').flatMap(({ id }) =>
      (['avg', 'median', 'p90', 'sum'] as const).map((kind): Measure => ({ kind, field: id })),
    ),
  ]
}

export const measureKey = ({ kind, field }: Measure) => `${kind}:${field ?? ''}`
