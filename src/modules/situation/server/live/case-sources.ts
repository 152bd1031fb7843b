import { DAY_MS, toRfc3339 } from '#core/time/local.ts'
import type { CaseFilters } from '#modules/cases/contract.ts'
import { listKeyCases } from '#modules/supervise/contract.ts'
import type { Call } from '#platform/call.ts'
import type { LayerAnswer, LayerAsk, LayerSource } from '../../contract.ts'
import { caseFeatures } from './case-feature.ts'
import { closedSince } from './case-ids-store.ts'

const HEAT_DAYS = 7
const MOST_KEY_CASES = 200

const source = (
  layer: string,
  zh: string,
  en: string,
  filters: CaseFilters | ((atMs: number) => CaseFilters),
): LayerSource => ({
  layer,
  how: { zh, en },
  read: (given, ask) => {
    const call = given as Call
    return caseFeatures(call, ask, typeof filters === 'function' ? filters(ask.atMs ?? call.nowMs) : filters)
  },
})

/** What the case store and its time limits tell; each layer shows what the list by the same filter shows. */
export const caseSources: readonly LayerSource[] = [
  source('case_open', '有位置的在办案件', 'Open cases with a place', { open: true }),
  source('case_due_soon', '当前步骤临近期限的在办案件', 'Open cases whose step is due soon', {
    open: true,
    light: ['orange'],
  }),
  source('case_overdue', '任一时限已超的在办案件', 'Open cases with a limit that has passed', {
    open: true,
    light: ['red'],
  }),
  source('case_urgent', '紧急和特急的在办案件', 'Open cases that are urgent', {
    open: true,
    urgency: ['urgent', 'critical'],
  }),
  source('case_hotline', '热线来源的在办案件', 'Open cases from the hotlines', {
    open: true,
    channel: ['hotline12345', 'hotline962000'],
  }),
  source('case_suspended', '挂账中的案件', 'Suspended cases', { state: ['suspended'] }),
  source('case_supervised', '督办未结的案件', 'Cases under supervision', { open: true, supervised: true }),
  source('hazard', '安全隐患类在办案件', 'Open cases of safety hazards', { open: true, category: '40' }),
  source('case_heat', `近 ${HEAT_DAYS} 日受理的案件`, `Cases of the last ${HEAT_DAYS} days`, (atMs) => ({
    from: toRfc3339(atMs - HEAT_DAYS * DAY_MS),
    to: toRfc3339(atMs),
  })),
  {
    layer: 'case_key',
    how: { zh: '重点案件清单上的在办案件', en: 'Open cases on the key list' },
    read: async (given, ask) => keyCases(given as Call, ask),
  },
  {
    layer: 'case_closed_day',
    how: { zh: '24 小时内结案的案件', en: 'Cases that ended within the last 24 hours' },
    read: async (given, ask) => closedCases(given as Call, ask),
  },
]

/** Whoever may not see the register of supervision sees no key cases either. */
async function keyCases(call: Call, ask: LayerAsk): Promise<LayerAnswer> {
  if (!call.may('supervise:view-register')) return { features: [], cut: false, asOfMs: call.nowMs }
  const { items } = await call.call(listKeyCases, { limit: MOST_KEY_CASES })
  const ids = new Set(items.map(({ id }) => id))
  return caseFeatures(call, { ...ask, atMs: null }, { open: true }, (id) => ids.has(id))
}

async function closedCases(call: Call, ask: LayerAsk): Promise<LayerAnswer> {
  const { ids, firstReportedMs } = await closedSince(call.db, call.nowMs - DAY_MS)
  if (firstReportedMs === null) return { features: [], cut: false, asOfMs: call.nowMs }
  const filters = { closed: true, from: toRfc3339(firstReportedMs) }
  return caseFeatures(call, { ...ask, atMs: null }, filters, (id) => ids.has(id))
}
