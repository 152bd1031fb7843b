import { fault } from '#core/fault.ts'
import { inScope } from '#core/scope.ts'
import { maskText } from '#core/text/mask-text.ts'
import { toRfc3339 } from '#core/time/local.ts'
import { stateCards } from '#modules/cases/contract.ts'
import { handle } from '#platform/plug.ts'
import { indicatorFigures, listCasesBehind, readFigures, readTrend } from '../contract.ts'
import { exactText } from '../domain/figure-text.ts'
import { readPeriod } from '../domain/period.ts'
import { kindOfPeriod, periodAt } from '../domain/rollup/periods-of.ts'
import { behindLines } from './behind-store.ts'
import { labelScope } from './label-scopes.ts'
import { readKept } from './read-kept.ts'
import { findSnapshot } from './snapshot-store.ts'

const SHOWN = 100
const CASE_VIEW = 'cases:view'

export const readFiguresHandler = handle(readFigures, async ({ period, by, ids, basis, imported }, call) => {
  const { runtime } = call
  const { toMs } = readPeriod(period)
  const found = await runtime.use(indicatorFigures).read(call, {
    period,
    by,
    ...(ids ? { ids } : {}),
    ...(basis ? { bases: [basis] } : {}),
    ...(imported ? { imported } : {}),
  })
  return {
    asOf: toRfc3339(found.asOfMs),
    bookVersion: found.bookVersion,
    from: found.from,
    running: found.asOfMs < toMs,
    frozen: kindOfPeriod(period) === 'month' && (await findSnapshot(call.db, period)) !== null,
    rows: found.rows.map(({ id, scope, basis: of, numerator, denominator, value }) => ({
      id,
      scope,
      label: labelScope(runtime, by, scope),
      basis: of,
      numerator: exactText(numerator),
      denominator: exactText(denominator),
      value: exactText(value),
    })),
  }
})

/** Thirteen months and the same ones of the year before. */
const MONTHS = 25

export const readTrendHandler = handle(readTrend, async ({ id, by, scope, basis, imported = 'exclude' }, call) => {
  const { runtime } = call
  const [plain = ''] = id.split('@')
  const months: string[] = []
  for (let at = call.nowMs; months.length < MONTHS; ) {
    const month = periodAt('month', at)
    months.unshift(month)
    at = readPeriod(month).fromMs - 1
  }
  const ask = { ids: [plain], by, bases: [basis], imported, ...(scope === '*' ? {} : { scope }) }
  const { asOfMs, of } = await readKept(runtime, ask, months)
  return {
    asOf: toRfc3339(asOfMs - 1),
    months: months.map((month) => {
      const row = of.get(month)!.find((one) => one.id === id && one.scope === scope)
      return {
        month,
        numerator: exactText(row?.numerator ?? null),
        denominator: exactText(row?.denominator ?? null),
        value: exactText(row?.value ?? null),
      }
    }),
  }
})

export const listCasesBehindHandler = handle(listCasesBehind, async ({ limit = SHOWN, ...ask }, call) => {
  if (!call.may(CASE_VIEW))
    throw fault('indicator-cases', {
      status: 403,
      zh: '你的岗位只看数字，不看案件。需要明细请找有“查看案件”权限的岗位。',
      en: 'Your post sees figures, not cases. Ask a post that may see cases.',
    })
  const { caseIds, cut } = await call.runtime.use(indicatorFigures).casesBehind(call, { ...ask, limit })
  const scope = call.scope(CASE_VIEW)
  const seen = (await behindLines(call.db, caseIds)).filter((line) => inScope(scope, line))
  return {
    found: caseIds.length,
    cut,
    hidden: caseIds.length - seen.length,
    items: seen.map(({ id, caseNo, title, state, reportedMs }) => {
      const { zh, en } = stateCards[state as keyof typeof stateCards]
      return { id, caseNo, title: maskText(title), state: { zh, en }, reportedAt: toRfc3339(reportedMs) }
    }),
  }
})
