import { fault } from '#core/fault.ts'
import type { Title } from '#core/module-card.ts'
import type { Scope } from '#core/scope.ts'
import { DAY_MS, dateOfDay, localDay, toRfc3339 } from '#core/time/local.ts'
import type { Call } from '#platform/call.ts'
import type { Executor } from '#platform/db/database.ts'
import { type ReportResult, type ReportSource, reportSources, WING_SWITCH } from '../contract.ts'
import { arrangeResult } from '../domain/arrange-result.ts'
import { checkQuery } from '../domain/check-query.ts'
import { isLinear, momentsOf } from '../domain/moments.ts'
import { comparedSpan, daysOf, type Span, spanOf } from '../domain/period.ts'
import { type Measure, type ReportQuery, stepOf, type TimeStep } from '../domain/report-query.ts'
import { definitionsOf, groupTitle, measureTitle, measureUnit, sayFilter, sayQuery } from '../domain/say-query.ts'
import { findField, type SourceCard } from '../domain/source-card.ts'
import { type Asked, countGroups, countWithoutEach, MOST_GROUPS, type Store } from './query-store.ts'
import { readReports } from './read-reports-store.ts'
import { cardFor, reportTurns } from './source-room.ts'

/** A query that has been judged, and all that running it needs. */
export interface Prepared {
  query: ReportQuery
  source: ReportSource
  card: SourceCard
  span: Span
  scope: Scope
  /** Tells of persons: small figures are hidden. */
  isPersonal: boolean
  /** Where its rows lie: the source itself, its history, or both. */
  from: readonly ReportSource[]
}

export function prepareQuery(call: Call, query: ReportQuery): Prepared {
  const source = call.runtime.use(reportSources).find(query.source)
  const card = source && cardFor(call, source)
  if (!source || !card)
    throw fault('report-source', {
      status: 422,
      zh: '没有这个数据来源，或你的岗位不能统计它。请换一个来源。',
      en: 'There is no such source, or your post may not count it: choose another.',
    })
  const fields = checkQuery(query, card, call.nowMs)
  if (fields.length > 0)
    throw fault('report-query', {
      status: 422,
      zh: `报表有 ${fields.length} 处要改：${fields[0]!.zh}。`,
      en: `The report needs ${fields.length} changes: ${fields[0]!.en}.`,
      fields,
    })
  const from = storesOf(call, source, query)
  const used = [
    ...query.groups,
    ...query.filters.map(({ field }) => field),
    ...query.measures.flatMap(({ field }) => (field === undefined ? [] : [field])),
  ]
  const unknown = used.filter((id) => stepOf(id) === null && from.some((one) => findField(one.card, id) === null))
  if (unknown.length > 0) throw notInHistory(card, unknown[0]!)
  return {
    query,
    source,
    card,
    from,
    span: spanOf(query.period, call.nowMs)!,
    scope: call.scope(card.may),
    isPersonal: used.some((id) => findField(card, id)?.privacy === 'small'),
  }
}

/** With its history, or that alone, where the query asks for it. */
function storesOf(call: Call, source: ReportSource, query: ReportQuery): ReportSource[] {
  const chosen = query.switches?.[WING_SWITCH]
  const wing = call.runtime.use(reportSources).findWing(source.card.id)
  if (wing === null || (chosen !== 'include' && chosen !== 'only')) return [source]
  return chosen === 'only' ? [wing.rows] : [source, wing.rows]
}

function notInHistory(card: SourceCard, id: string) {
  const field = findField(card, id) ?? { zh: id, en: id }
  return fault('report-history-field', {
    status: 422,
    zh: `历史库里没有“${field.zh}”。请去掉它，或把“历史库”改为不用。`,
    en: `The history does not know ${field.en}. Leave it out, or do without the history.`,
  })
}

/** Runs a query on one picture of the data, within its time, and says what it is of. */
export async function runQuery(call: Call, prepared: Prepared): Promise<ReportResult> {
  const { query, source, card, span } = prepared
  const startedMs = performance.now()
  const compared = (query.compare ?? []).map((comparison) => comparedSpan(span, comparison))
  const { asOfMs, now, before, emptied } = await call.runtime.use(reportTurns).take(async () => {
    const { asOfMs } = await source.ready(call)
    return readReports(call.runtime.db, async (tx) => {
      const asked = askedOf(prepared)
      const stores = await openStores(call, tx, prepared)
      const now = await count(stores, asked, prepared)
      const before = []
      for (const other of compared)
        before.push({ comparison: other.comparison, counted: await count(stores, { ...asked, span: other }, prepared) })
      const isEmpty = now.total.rows === 0 && query.filters.length > 0
      return { asOfMs, now, before, emptied: isEmpty ? await countWithoutEach(stores, asked) : [] }
    })
  })
  const labelOf = labelsOf(call, source, query)
  const arranged = arrangeResult(query, now, before)
  // How few persons a filter leaves is not told either.
  const shownEmptied = prepared.isPersonal ? [] : emptied
  return {
    query,
    sentence: sayQuery(query, card, span, labelOf),
    definitions: definitionsOf(query, card),
    asOf: toRfc3339(asOfMs),
    period: daysOf(span),
    compared: compared.map((one) => ({ comparison: one.comparison, period: daysOf(one) })),
    groups: query.groups.map((group) => groupTitle(group, query, card)),
    measures: query.measures.map((measure) => ({
      ...measureTitle(measure, card),
      unit: measureUnit(measure, card),
      decimals: decimalsOf(measure),
    })),
    rows: arranged.rows.map((row) => ({
      ...row,
      labels: row.keys.map((key, at) => labelOf(query.groups[at]!, key)),
    })),
    total: arranged.total,
    counted: arranged.total.some(({ hidden }) => hidden) ? 0 : now.total.rows,
    found: arranged.found,
    hidden: arranged.hidden,
    emptied: shownEmptied.map((rows, at) => ({ filter: sayFilter(query.filters[at]!, card, labelOf), rows })),
    opens: card.opens,
    tookMs: Math.round(performance.now() - startedMs),
  }
}

type AskedOfAll = Omit<Asked, 'source'>

export function askedOf({ query, scope, span }: Prepared): AskedOfAll {
  return { query, scopes: [scope], span, asFor: span }
}

/** All stores of a query as of the snapshot that `tx` reads. */
export async function openStores(call: Call, tx: Executor, { from }: Prepared): Promise<Store[]> {
  const stores: Store[] = []
  for (const source of from) {
    const db = source.rowsIn ? ((await source.rowsIn(call, tx)) as Executor) : tx
    stores.push({ db, source: source.sql({ nowMs: call.nowMs }) })
  }
  return stores
}

/** Steps so short that there are more of them than lines. */
function isTooFine({ query, asFor }: AskedOfAll): boolean {
  return query.groups.some((group) => {
    const step = stepOf(group)
    return step !== null && isLinear(step) && momentsOf(asFor, step, MOST_GROUPS) === null
  })
}

async function count(stores: readonly Store[], asked: AskedOfAll, { isPersonal }: Prepared) {
  const counted = isTooFine(asked) ? null : await countGroups(stores, asked, isPersonal)
  if (counted === null || counted.groups.length > MOST_GROUPS)
    throw fault('report-too-many-groups', {
      status: 422,
      zh: `分组超过 ${MOST_GROUPS} 行，没有人读得完。请减少分组、放大时间步长或加筛选。`,
      en: `More than ${MOST_GROUPS} lines: take a group away, a longer step of time, or filter.`,
    })
  return counted
}

const decimalsOf = ({ kind }: Measure) => (kind === 'count' ? 0 : 1)

const NOT_SET: Title = { zh: '未定', en: 'not set' }
const YES_NO: Readonly<Record<string, Title>> = { true: { zh: '是', en: 'yes' }, false: { zh: '否', en: 'no' } }

/** Names of keys: moments by their step, yes and no, and what the source knows. */
export function labelsOf(call: Call, source: ReportSource, { groups }: ReportQuery) {
  return (field: string, key: string | null): Title => {
    if (key === null) return NOT_SET
    const step = groups.includes(field) ? stepOf(field) : null
    if (step !== null) return sayMoment(step, key)
    if (findField(source.card, field)?.kind === 'boolean') return YES_NO[key] ?? { zh: key, en: key }
    const found = source.label(call, field, key)
    return found ? { zh: found.zh, en: found.en } : { zh: key, en: key }
  }
}

const WEEKDAYS = [
  { zh: '周一', en: 'Monday' },
  { zh: '周二', en: 'Tuesday' },
  { zh: '周三', en: 'Wednesday' },
  { zh: '周四', en: 'Thursday' },
  { zh: '周五', en: 'Friday' },
  { zh: '周六', en: 'Saturday' },
  { zh: '周日', en: 'Sunday' },
] as const

function sayMoment(step: TimeStep, key: string): Title {
  if (step === 'weekday') return WEEKDAYS[Number(key) - 1] ?? { zh: key, en: key }
  if (step === 'hourOfDay') {
    const text = `${key.padStart(2, '0')}:00`
    return { zh: text, en: text }
  }
  const ms = Number(key)
  const day = dateOfDay(localDay(ms))
  const same = (text: string) => ({ zh: text, en: text })
  switch (step) {
    case 'hour':
      return same(`${day} ${toRfc3339(ms).slice(11, 13)}:00`)
    case 'week':
      return same(`${day}~${dateOfDay(localDay(ms + 6 * DAY_MS)).slice(5)}`)
    case 'month':
      return same(day.slice(0, 7))
    case 'quarter': {
      const quarter = Math.ceil(Number(day.slice(5, 7)) / 3)
      return { zh: `${day.slice(0, 4)}年${quarter}季度`, en: `${day.slice(0, 4)} Q${quarter}` }
    }
    case 'year':
      return same(day.slice(0, 4))
    default:
      return same(day)
  }
}
