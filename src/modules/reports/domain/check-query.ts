import type { FieldFault } from '#core/fault.ts'
import { DAY_MS } from '#core/time/local.ts'
import { spanOf } from './period.ts'
import { type Filter, LIMITS, type Measure, type ReportQuery, stepOf } from './report-query.ts'
import { findField, type SourceCard } from './source-card.ts'

/** All that is wrong with a query, in the reader's words; empty: it can be run. */
export function checkQuery(query: ReportQuery, source: SourceCard, nowMs: number): FieldFault[] {
  const faults: FieldFault[] = []
  const add = (field: string, zh: string, en: string) => faults.push({ field, zh, en })
  if (!source.times.some(({ id }) => id === query.time))
    add('time', '没有这个时间口径，请从列表中选', 'no such time: choose one of the list')
  const span = spanOf(query.period, nowMs)
  if (span === null) add('period', '期间不对：结束日不能早于开始日', 'the period ends before it begins')
  else if (span.toMs - span.fromMs > LIMITS.days * DAY_MS)
    add('period', '期间最长十年，请缩短', 'a period is at most ten years: shorten it')
  query.groups.forEach((group, at) => {
    const field = findField(source, group)
    if (stepOf(group) === null && (field === null || (field.kind !== 'choice' && field.kind !== 'boolean')))
      add(`groups[${at}]`, `不能按“${group}”分组，请换一项`, `cannot group by ${group}: choose another`)
    if (query.groups.indexOf(group) !== at) add(`groups[${at}]`, '同一项只分组一次', 'a field groups once')
  })
  if (query.measures.length === 0) add('measures', '至少选一个指标', 'choose at least one measure')
  query.measures.forEach((measure, at) => {
    const said = measureFault(measure, source)
    if (said) add(`measures[${at}]`, ...said)
  })
  query.filters.forEach((filter, at) => {
    const said = filterFault(filter, source)
    if (said) add(`filters[${at}]`, ...said)
  })
  for (const [id, choice] of Object.entries(query.switches ?? {}))
    if (!source.switches.find((one) => one.id === id)?.choices.some((one) => one.id === choice))
      add(`switches.${id}`, '没有这个口径选项', 'no such choice')
  const by = query.sort?.by
  if (typeof by === 'number' && by >= query.measures.length)
    add('sort', '排序的指标不在报表中，请重选', 'the measure to sort by is not in the report')
  return faults
}

function measureFault({ kind, field: id }: Measure, source: SourceCard): [string, string] | null {
  if (kind === 'count' || kind === 'portion')
    return id === undefined ? null : ['数量和占比不带字段', 'a count and a share of all have no field']
  const field = id === undefined ? null : findField(source, id)
  const fits = kind === 'share' ? 'boolean' : 'number'
  if (field?.kind === fits) return null
  return kind === 'share'
    ? ['比率要选一个“是/否”字段', 'a rate needs a field of yes and no']
    : ['合计、平均、中位数、90 分位要选一个数值字段', 'sums, means and percentiles need a field with numbers']
}

function filterFault({ field: id, is, least, most, words }: Filter, source: SourceCard): [string, string] | null {
  const field = findField(source, id)
  if (field === null) return [`没有“${id}”这个字段`, `no field ${id}`]
  if (field.kind === 'words')
    return words !== undefined && words.trim() !== '' ? null : ['请填要包含的词', 'say which words']
  if (field.kind === 'number')
    return (least !== undefined || most !== undefined) && (least ?? -Infinity) <= (most ?? Infinity)
      ? null
      : ['数值范围不对：至少填一端，且下限不大于上限', 'give one end at least, the lower not above the upper']
  if (is === undefined || is.length === 0) return ['请至少选一项', 'choose at least one']
  if (field.kind === 'boolean' && is.some((key) => key !== null && key !== 'true' && key !== 'false'))
    return ['只能选“是”“否”或“未定”', 'only yes, no or not set']
  return null
}
