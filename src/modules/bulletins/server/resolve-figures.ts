import { dateOfDay } from '#core/time/local.ts'
import type { Call } from '#platform/call.ts'
import type { Figure, Source } from '../domain/figure.ts'
import { COMPARED, type Compared } from '../domain/figure.ts'
import { comparedDays, type Period, sayPeriod } from '../domain/period.ts'
import type { Template, TemplateFigure } from '../domain/template.ts'
import { readIndicators } from './read-indicators.ts'
import { readQuery } from './read-query.ts'

export interface Days {
  from: number
  to: number
}

/** What one source came to: measures, lines by key, the whole, and how it was counted. */
export interface Counted extends Pick<Figure, 'measures'> {
  rows: { key: string | null; label: string; cells: Figure['total']['cells'] }[]
  total: Figure['total']['cells']
  source: Omit<Source, 'no' | 'figure' | 'period'>
}

const sayDays = ({ from, to }: Days, period: Period) =>
  from === period.from && to === period.to
    ? sayPeriod(period)
    : from === to
      ? dateOfDay(from)
      : `${dateOfDay(from)}至${dateOfDay(to)}`

/** Reckons all figures of a template for one period, and lists where each comes from. */
export async function resolveFigures(
  call: Call,
  template: Template,
  period: Period,
): Promise<{ figures: Map<string, Figure>; sources: Source[] }> {
  const figures = new Map<string, Figure>()
  const sources: Source[] = []
  const read = readerOf(call, template, period)
  for (const [id, wanted] of Object.entries(template.figures)) {
    const add = (counted: Counted, days: Days) => {
      const no = sources.length + 1
      sources.push({ no, figure: id, period: sayDays(days, period), ...counted.source })
      return no
    }
    const now = await read(wanted, period)
    const figure: Figure = {
      id,
      measures: now.measures.map((measure, at) => ({ ...measure, zh: wanted.names?.[at] ?? measure.zh })),
      rows: now.rows.map((row) => ({ ...row, compared: {} })),
      total: { cells: now.total, compared: {} },
      source: add(now, period),
      comparedSources: {},
    }
    for (const compared of COMPARED) {
      const days = wanted.compare?.includes(compared) ? comparedDays(period, compared) : null
      if (!days) continue
      const then = await read(wanted, days)
      figure.comparedSources[compared] = add(then, days)
      place(figure, compared, then)
    }
    figures.set(id, figure)
  }
  return { figures, sources }
}

/** A line that was not there in the other period counted nothing: for counts that is none, for shares no value. */
function place(figure: Figure, compared: Compared, then: Counted): void {
  const byKey = new Map(then.rows.map((row) => [row.key, row.cells]))
  const none = figure.measures.map(({ form }) => ({
    n: form === 'count' ? 0 : null,
    d: null,
    value: null,
    hidden: false,
  }))
  figure.total.compared[compared] = then.total
  for (const row of figure.rows) row.compared[compared] = byKey.get(row.key) ?? none
}

/** Indicators of one period and one grouping are asked for together, once. */
function readerOf(call: Call, template: Template, period: Period) {
  const asked = new Map<string, ReturnType<typeof readIndicators>>()
  const sets = new Map<string, Set<string>>()
  const setOf = ({ by = 'district', basis = 'raw' }: TemplateFigure) => `${by} ${basis}`
  for (const figure of Object.values(template.figures))
    for (const id of figure.indicators ?? []) {
      const set = sets.get(setOf(figure)) ?? new Set()
      sets.set(setOf(figure), set.add(id))
    }
  return async (figure: TemplateFigure, days: Days): Promise<Counted> => {
    if (figure.query) return readQuery(call, figure, days)
    const name = `${setOf(figure)} ${days.from} ${days.to}`
    const all =
      asked.get(name) ??
      readIndicators(
        call,
        { ids: [...sets.get(setOf(figure))!], by: figure.by ?? 'district', basis: figure.basis ?? 'raw' },
        days,
        period,
      )
    asked.set(name, all)
    return (await all)(figure.indicators!)
  }
}
