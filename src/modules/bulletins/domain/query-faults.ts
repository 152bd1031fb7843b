import type { SourceCard } from '#modules/reports/contract.ts'
import type { FigureItem, FigureQuery } from './template.ts'

/** What a query of a template names and the source does not have, in the reader's words. */
export function queryFaults(
  { time, groups, measures, filters }: FigureQuery,
  card: SourceCard | null,
  source: string,
): string[] {
  if (!card) return [`没有数据来源“${source}”`]
  const faults: string[] = []
  const field = (id: string) => card.fields.find((one) => one.id === id)
  if (!card.times.some(({ id }) => id === time)) faults.push(`没有时间口径“${time}”`)
  if (groups.length > 1) faults.push('一组数字只按一项分组')
  for (const group of groups) if (!group.startsWith('time:') && !field(group)) faults.push(`不能按“${group}”分组`)
  if (measures.length === 0) faults.push('至少要有一个指标')
  for (const { kind, field: id } of measures) {
    if (kind === 'count' || kind === 'portion') continue
    const wanted = kind === 'share' ? 'boolean' : 'number'
    if (id === undefined || field(id)?.kind !== wanted) faults.push(`指标 ${kind} 没有可用的字段“${id ?? ''}”`)
  }
  for (const { field: id } of filters) if (!field(id)) faults.push(`没有字段“${id}”`)
  return faults
}

/** A query of one item: the filters of both. */
export const itemQuery = (query: FigureQuery, item: FigureItem): FigureQuery => ({
  ...query,
  groups: [],
  filters: [...query.filters, ...item.filters],
})
