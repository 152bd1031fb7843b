import type { Title } from '#core/module-card.ts'
import { comparedSpan, type Span, sayPeriod } from './period.ts'
import {
  COMPARISONS,
  type Filter,
  MEASURE_KINDS,
  type Measure,
  type ReportQuery,
  stepOf,
  TIME_STEPS,
} from './report-query.ts'
import { findField, type SourceCard } from './source-card.ts'

/** Names a key of a field: `990101003` is 东街. */
export type LabelOf = (field: string, key: string | null) => Title

const MOST_NAMED = 4

/** What a measure is called at the head of its column. */
export function measureTitle({ kind, field: id }: Measure, source: SourceCard): Title {
  const field = id === undefined ? null : findField(source, id)
  if (kind === 'count') return { zh: `${source.of.zh}数`, en: `number of ${source.of.en}` }
  if (kind === 'portion' || field === null) return MEASURE_KINDS.portion
  if (kind === 'share') return { zh: field.zh, en: field.en }
  const said = MEASURE_KINDS[kind]
  return { zh: `${field.zh}${said.zh}`, en: `${field.en}, ${said.en}` }
}

/** Unit at the head of a column. */
export function measureUnit({ kind, field: id }: Measure, source: SourceCard): Title {
  if (kind === 'count') return source.unit
  if (kind === 'portion' || kind === 'share') return { zh: '%', en: '%' }
  return (id === undefined ? null : findField(source, id)?.unit) ?? { zh: '', en: '' }
}

export function groupTitle(group: string, query: ReportQuery, source: SourceCard): Title {
  const step = stepOf(group)
  if (step !== null) {
    const time = source.times.find(({ id }) => id === query.time) ?? { zh: '', en: '' }
    return { zh: `${time.zh}（${TIME_STEPS[step].zh}）`, en: `${time.en} (${TIME_STEPS[step].en})` }
  }
  const field = findField(source, group)
  return field ? { zh: field.zh, en: field.en } : { zh: group, en: group }
}

/** The report in one sentence: `2026-10 各街道 按期办结率（含延期）`. Stands above the table and on every export. */
export function sayQuery(query: ReportQuery, source: SourceCard, span: Span, labelOf: LabelOf): Title {
  const time = source.times.find(({ id }) => id === query.time)
  const isFirstTime = source.times[0]?.id === query.time
  const groups = query.groups.map((group) => shortGroup(group, query, source))
  const measures = query.measures.map((measure) => measureTitle(measure, source))
  const filters = query.filters.map((filter) => sayFilter(filter, source, labelOf))
  const switches = source.switches.map((one) => {
    const chosen = one.choices.find(({ id }) => id === query.switches?.[one.id]) ?? one.choices[0]!
    return chosen.said
  })
  const compared = (query.compare ?? []).map((comparison) => {
    const said = sayPeriod(comparedSpan(span, comparison))
    return {
      zh: `${COMPARISONS[comparison].zh}对 ${said}`,
      en: `${COMPARISONS[comparison].en} with ${said.replace(' 至 ', ' to ')}`,
    }
  })
  const at = sayPeriod(span)
  const zh = [
    `${at}${isFirstTime ? '' : `（按${time?.zh ?? ''}）`} ${groups.map(({ zh }) => `各${zh}`).join('')}${groups.length > 0 ? ' ' : ''}${measures.map(({ zh }) => zh).join('、')}`,
    ...filters.map(({ zh }) => zh),
    ...switches.map(({ zh }) => zh).filter((text) => text !== ''),
    ...compared.map(({ zh }) => zh),
  ]
  const en = [
    `${measures.map(({ en }) => en).join(', ')}${groups.length > 0 ? ` by ${groups.map(({ en }) => en).join(' and ')}` : ''}, ${at.replace(' 至 ', ' to ')}${isFirstTime ? '' : ` (by ${time?.en ?? ''})`}`,
    ...filters.map(({ en }) => en),
    ...switches.map(({ en }) => en).filter((text) => text !== ''),
    ...compared.map(({ en }) => en),
  ]
  return { zh: zh.join('；'), en: en.join('; ') }
}

function shortGroup(group: string, query: ReportQuery, source: SourceCard): Title {
  const step = stepOf(group)
  return step === null ? groupTitle(group, query, source) : TIME_STEPS[step]
}

export function sayFilter(filter: Filter, source: SourceCard, labelOf: LabelOf): Title {
  const field = findField(source, filter.field)
  const name = field ?? { zh: filter.field, en: filter.field }
  if (filter.words !== undefined) return { zh: `${name.zh}含“${filter.words}”`, en: `${name.en} has “${filter.words}”` }
  if (filter.is === undefined) {
    const { least, most } = filter
    const unit = field?.unit ?? { zh: '', en: '' }
    const zh = least === undefined ? `不超过 ${most}` : most === undefined ? `至少 ${least}` : `${least} 至 ${most}`
    const en =
      least === undefined ? `at most ${most}` : most === undefined ? `at least ${least}` : `${least} to ${most}`
    return { zh: `${name.zh}${zh}${unit.zh}`, en: `${name.en} ${en} ${unit.en}`.trim() }
  }
  const keys = filter.is.slice(0, MOST_NAMED).map((key) => labelOf(filter.field, key))
  const rest = filter.is.length - keys.length
  const zh = `${keys.map((key) => key.zh).join('、')}${rest > 0 ? ` 等 ${filter.is.length} 项` : ''}`
  const en = `${keys.map((key) => key.en).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`
  return filter.not
    ? { zh: `${name.zh}不是${zh}`, en: `${name.en} is not ${en}` }
    : { zh: `${name.zh}：${zh}`, en: `${name.en}: ${en}` }
}

/** How each figure is reckoned, where that is more than counting. */
export function definitionsOf(query: ReportQuery, source: SourceCard): Title[] {
  const used = new Set([
    ...query.measures.flatMap(({ field }) => (field === undefined ? [] : [field])),
    ...query.groups,
    ...query.filters.map(({ field }) => field),
  ])
  return source.fields.flatMap(({ id, zh, en, how }) =>
    how && used.has(id) ? [{ zh: `${zh}：${how.zh}`, en: `${en}: ${how.en}` }] : [],
  )
}
