import { canonicalJson } from '#core/text/canonical-json.ts'
import { dateOfDay } from '#core/time/local.ts'
import { type ReportQuery, type ReportResult, runReport } from '#modules/reports/contract.ts'
import type { Call } from '#platform/call.ts'
import { softwareProvider } from '#platform/crypto/software-provider.ts'
import type { Cell, FigureMeasure } from '../domain/figure.ts'
import { itemQuery } from '../domain/query-faults.ts'
import type { FigureQuery, TemplateFigure } from '../domain/template.ts'
import type { Counted, Days } from './resolve-figures.ts'

const MOST_LINES = 1000

/** What opens the cases behind a figure of a query: the query with its days; of items, one a line. */
export interface QueryAsk {
  query: ReportQuery
  items?: Record<string, ReportQuery>
}

/** Counts a query of a template in these days, by the same operation that people build reports with. */
export async function readQuery(call: Call, { query, items }: TemplateFigure, days: Days): Promise<Counted> {
  const whole = withDays(query!, days)
  const result = await call.call(runReport, { query: whole })
  const measures = result.measures.map(({ zh, unit }, at): FigureMeasure => {
    const { kind } = query!.measures[at]!
    const form =
      kind === 'count' || kind === 'sum' ? 'count' : kind === 'share' || kind === 'portion' ? 'share' : 'number'
    return { zh, unit: form === 'share' ? '' : unit.zh, form }
  })
  const cellsOf = (cells: ReportResult['total']): Cell[] => cells.map((cell, at) => cellOf(cell, measures[at]!))
  const ask: QueryAsk = { query: whole }
  let rows = result.rows.map(({ keys, labels, cells }) => ({
    key: keys[0] ?? null,
    label: labels[0]?.zh ?? '',
    cells: cellsOf(cells),
  }))
  if (items) {
    ask.items = {}
    rows = []
    for (const item of items) {
      const own = withDays(itemQuery(query!, item), days)
      ask.items[item.key] = own
      rows.push({ key: item.key, label: item.zh, cells: cellsOf((await call.call(runReport, { query: own })).total) })
    }
  }
  const version = softwareProvider
    .sm3(canonicalJson({ query, items: items ?? null, definitions: result.definitions }))
    .toString('hex')
    .slice(0, 8)
  return {
    measures,
    rows,
    total: cellsOf(result.total),
    source: {
      kind: 'query',
      sentence: result.sentence.zh,
      definitions: result.definitions.map(({ zh }) => zh),
      version,
      n: result.counted,
      asOf: result.asOf,
      ask,
    },
  }
}

function cellOf({ value, n, d, hidden }: ReportResult['total'][number], { form }: FigureMeasure): Cell {
  if (hidden) return { n: null, d: null, value: null, hidden }
  if (form === 'share') return { n, d, value: null, hidden }
  // A line that counts nothing counts none; only of measured numbers nothing can be said.
  if (form === 'count') return { n: value === null ? 0 : Math.round(value), d: null, value: null, hidden }
  return { n: null, d, value, hidden }
}

function withDays(query: FigureQuery, { from, to }: Days): ReportQuery {
  const isInTime = query.groups[0]?.startsWith('time:') ?? false
  return {
    ...query,
    period: { kind: 'days', from: dateOfDay(from), to: dateOfDay(to) },
    sort: isInTime ? { by: 'group', descending: false } : { by: 0, descending: true },
    limit: MOST_LINES,
  }
}
