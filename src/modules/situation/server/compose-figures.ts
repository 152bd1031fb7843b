import { toRfc3339 } from '#core/time/local.ts'
import type { CaseFilters, CaseShare } from '#modules/cases/contract.ts'
import type { Figure, FigureId, StreetFigureId } from '../contract/picture.ts'
import type { FigureSource } from '../contract/ports.ts'
import { FIGURE_WORDS, SLOTS, TOO_FEW } from '../domain/figure-words.ts'
import { listBehind } from '../domain/list-behind.ts'
import { percent } from '../domain/rank-streets.ts'
import { wilson } from '../domain/wilson.ts'
import { type CountedNow, MEASURES, type Measure, SUPERVISED } from './count-now.ts'
import type { CountedRate, CountedRates, Rate } from './count-rates.ts'

export interface Counted {
  now: CountedNow
  rates: CountedRates
  rateDays: number
}

type Id = FigureId | StreetFigureId

/** Cases of one street; null: of the whole scope, those without a street included. */
export type Street = string | null

export function measured({ now }: Counted, measure: Measure, street: Street = null): number {
  const at = MEASURES.indexOf(measure)
  let sum = 0
  for (const tally of now.tallies) if (street === null || tally.street === street) sum += tally.counts[at] ?? 0
  return sum
}

/** The filters of a list, cut to the street. */
export const inStreet = (filters: CaseFilters, street: Street): CaseFilters =>
  street === null ? filters : { ...filters, area: street }

export function shareOf(shares: readonly CaseShare[], street: Street): { part: number; whole: number } {
  let [part, whole] = [0, 0]
  for (const share of shares)
    if (street === null || share.street === street) {
      part += share.part
      whole += share.whole
    }
  return { part, whole }
}

function figure(id: Id, days: number, atMs: number, rest: Partial<Figure>): Figure {
  const { zh, en, unit, better, definition } = FIGURE_WORDS[id]
  const filled = (text: string) => text.replaceAll('{n}', String(days))
  return {
    id,
    zh: filled(zh),
    en: filled(en),
    value: null,
    unit,
    n: null,
    low: null,
    high: null,
    lastWeek: null,
    lastYear: null,
    better,
    asOf: toRfc3339(atMs),
    why: null,
    definition: { zh: filled(definition.zh), en: filled(definition.en) },
    list: null,
    failed: null,
    href: null,
    ...rest,
  }
}

export function measureFigure(counted: Counted, id: Measure, street: Street = null): Figure {
  const filters = inStreet(counted.now.filters[id], street)
  return figure(id, counted.rateDays, counted.now.atMs, {
    value: measured(counted, id, street),
    list: listBehind(filters),
  })
}

export function receivedFigure({ now, rates, rateDays }: Counted, street: Street = null): Figure {
  return figure('receivedToday', rateDays, now.atMs, {
    value: shareOf(now.today, street).whole,
    lastWeek: rates.receivedLastWeek && shareOf(rates.receivedLastWeek, street).whole,
    lastYear: rates.receivedLastYear && shareOf(rates.receivedLastYear, street).whole,
    list: listBehind(inStreet(now.todayFilters, street)),
  })
}

const RATE_OF = { closeRate: 'close', onTimeRate: 'onTime', satisfaction: 'satisfied' } as const satisfies Partial<
  Record<Id, Rate>
>

export function rateFigure({ rates, rateDays }: Counted, id: keyof typeof RATE_OF, street: Street = null): Figure {
  const counted: CountedRate = rates.rates[RATE_OF[id]]
  const { part, whole } = shareOf(counted.now, street)
  const interval = wilson(part, whole)
  return figure(id, rateDays, rates.atMs, {
    value: rateOf(counted.now, street),
    n: whole,
    low: interval && percent(interval.low),
    high: interval && percent(interval.high),
    lastWeek: rateOf(counted.lastWeek, street),
    lastYear: rateOf(counted.lastYear, street),
    why: whole === 0 ? TOO_FEW : null,
    list: listBehind(inStreet(counted.whole, street)),
    failed: listBehind(inStreet(counted.failed, street)),
  })
}

export function rateOf(shares: readonly CaseShare[], street: Street): number | null {
  const { part, whole } = shareOf(shares, street)
  return whole === 0 ? null : percent(part / whole)
}

export type SourcedFigure = Awaited<ReturnType<FigureSource['read']>>

/** Of nothing no rate can be told. */
export const hasValue = (sourced: SourcedFigure | null): sourced is SourcedFigure =>
  sourced !== null && sourced.now.whole > 0

function sourcedFigure({ now, rateDays }: Counted, sourced: SourcedFigure | null): Figure {
  if (!hasValue(sourced)) return figure('connectRate', rateDays, now.atMs, { why: SLOTS.connectRate })
  const { part, whole } = sourced.now
  const interval = wilson(part, whole)
  return figure('connectRate', rateDays, sourced.atMs, {
    ...sourced.title,
    value: percent(part / whole),
    n: whole,
    low: interval && percent(interval.low),
    high: interval && percent(interval.high),
    lastWeek: sourced.lastWeek.whole === 0 ? null : percent(sourced.lastWeek.part / sourced.lastWeek.whole),
    href: sourced.href,
  })
}

/** In the order of FIGURE_IDS. */
export function composeFigures(counted: Counted, connected: SourcedFigure | null): Figure[] {
  const { now, rateDays } = counted
  return [
    receivedFigure(counted),
    sourcedFigure(counted, connected),
    rateFigure(counted, 'closeRate'),
    rateFigure(counted, 'satisfaction'),
    measureFigure(counted, 'open'),
    measureFigure(counted, 'handling'),
    measureFigure(counted, 'soon'),
    measureFigure(counted, 'overdue'),
    measureFigure(counted, 'emergencies'),
    measureFigure(counted, 'critical'),
    measureFigure(counted, 'nightDue'),
    figure('supervisions', rateDays, now.atMs, {
      value: now.supervised,
      list: listBehind(SUPERVISED),
      href: '/c/supervise?kind=supervision&state=open',
    }),
    measureFigure(counted, 'suspended'),
  ]
}

/** The six figures of one street, over the same periods. */
export function streetFigures(counted: Counted, street: string): Figure[] {
  return [
    receivedFigure(counted, street),
    measureFigure(counted, 'open', street),
    measureFigure(counted, 'overdue', street),
    rateFigure(counted, 'onTimeRate', street),
    rateFigure(counted, 'closeRate', street),
    rateFigure(counted, 'satisfaction', street),
  ]
}
