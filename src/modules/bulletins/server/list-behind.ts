import { indicatorFigures } from '#modules/indicators/contract.ts'
import { listReportRows, reportSources } from '#modules/reports/contract.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { listBehindFigure } from '../contract.ts'
import type { Source } from '../domain/figure.ts'
import { findEdition } from './bulletin-store.ts'
import { bulletinFaults } from './faults.ts'
import type { IndicatorAsk } from './read-indicators.ts'
import type { QueryAsk } from './read-query.ts'
import { casesInScope } from './scope-store.ts'

const SHOWN = 100
const MOST_BEHIND = 1000

interface Wanted {
  measure: number
  key?: string | undefined
  part?: 'numerator' | 'denominator' | undefined
}
interface Behind {
  total: number
  cut: boolean
  items: { id: string; no: string; title: string; at: string; href: string }[]
}

/** Figures are the district's; the cases behind are cut to the scope in which the caller sees cases. */
export const listBehindFigureHandler = handle(listBehindFigure, async ({ id, source: no, ...wanted }, call) => {
  const edition = await findEdition(call.db, id)
  const mayDraft = call.may('bulletins:produce') || call.may('bulletins:sign')
  if (!edition || (edition.state === 'draft' && !mayDraft)) throw bulletinFaults.unknown()
  const source = edition.document.sources.find((one) => one.no === no)
  if (!source) throw bulletinFaults.noFigure()
  const behind = await (source.kind === 'query'
    ? behindQuery(call, source, wanted)
    : behindIndicator(call, source, wanted))
  const { sentence, definitions, version, asOf } = source
  return { sentence, definitions, version, asOf, ...behind }
})

async function behindQuery(call: Call, { ask }: Source, { measure, key, part }: Wanted): Promise<Behind> {
  const { query, items } = ask as QueryAsk
  const own = items && key !== undefined ? items[key] : query
  const kind = own?.measures[measure]?.kind
  if (!own || !kind) throw bulletinFaults.noFigure()
  const isNumerator = kind === 'share' && part !== 'denominator'
  const found = await call.call(listReportRows, {
    query: own,
    ...(own.groups.length > 0 && key !== undefined ? { keys: [key] } : {}),
    ...(kind === 'share' ? { part: { measure, of: isNumerator ? ('n' as const) : ('d' as const) } } : {}),
    limit: SHOWN,
  })
  return {
    total: found.total,
    cut: found.total > found.items.length,
    items: found.items.map(({ id, no, title, at, href }) => ({ id, no, title, at, href })),
  }
}

async function behindIndicator(call: Call, { ask }: Source, { measure, key, part }: Wanted): Promise<Behind> {
  const { ids, period, by, basis } = ask as IndicatorAsk
  const id = ids[measure]
  if (id === undefined) throw bulletinFaults.noFigure()
  const { caseIds, cut } = await call.runtime.use(indicatorFigures).casesBehind(call, {
    id,
    period,
    by,
    scope: key ?? '*',
    part: part ?? 'numerator',
    basis,
    limit: MOST_BEHIND,
  })
  const source = call.runtime.use(reportSources).find('cases')
  const mine = call.may('cases:view') ? await casesInScope(call.db, caseIds, call.scope('cases:view')) : []
  const rows = (await source?.open?.(call, mine.slice(0, SHOWN))) ?? []
  return {
    total: mine.length,
    cut: cut || mine.length > SHOWN,
    items: rows.map(({ id: caseId, no, title, at, href }) => ({ id: caseId, no, title, at, href })),
  }
}
