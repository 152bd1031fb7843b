import { maskText } from '#core/text/mask-text.ts'
import { toRfc3339 } from '#core/time/local.ts'
import { indicatorFigures } from '#modules/indicators/contract.ts'
import { qualityFigures } from '#modules/quality/contract.ts'
import { handle } from '#platform/plug.ts'
import { listLineCases } from '../contract.ts'
import { lostPart } from '../domain/lost-part.ts'
import { isQualityTerm } from '../domain/quality-terms.ts'
import { evaluationFaults } from './faults.ts'
import { casesInScope } from './line-cases-store.ts'
import { qualityAsk } from './quality-figures.ts'
import { viewSheet } from './sheet-view.ts'

/** As many as are looked through for one line. */
const MOST = 1000

export const listLineCasesHandler = handle(listLineCases, async ({ id, scope, indicator: wanted, part }, call) => {
  const { inputs, period } = await viewSheet(call, id)
  const indicator = inputs.indicators.find((one) => one.id === wanted)
  if (!indicator || !inputs.members.some((member) => member.scope === scope)) throw evaluationFaults.lineUnknown()
  if (indicator.form === 'combination') throw evaluationFaults.lineCombined()
  const { basis } = inputs.scheme
  const behind = async (which: 'numerator' | 'denominator') => {
    if (!isQualityTerm(wanted))
      return call.runtime
        .use(indicatorFigures)
        .casesBehind(call, { id: wanted, period, by: inputs.group.by, scope, part: which, basis, limit: MOST })
    const ask = { ...qualityAsk(inputs.group, inputs), scope, limit: MOST }
    const passed = which === 'numerator' ? { passed: true } : {}
    const caseIds = await call.runtime.use(qualityFigures).casesBehind(call, { ...ask, ...passed })
    return { caseIds, cut: caseIds.length === MOST }
  }
  const asked = part === 'lost' ? lostPart(indicator) : part
  const found = await behind(asked === 'rest' ? 'denominator' : asked)
  let { caseIds, cut } = found
  if (asked === 'rest') {
    const good = await behind('numerator')
    const kept = new Set(good.caseIds)
    caseIds = caseIds.filter((one) => !kept.has(one))
    cut ||= good.cut
  }
  const rows = await casesInScope(call.db, caseIds, call.scope())
  return {
    items: rows.map(({ reportedMs, title, ...row }) => ({
      ...row,
      title: maskText(title),
      reportedAt: toRfc3339(reportedMs),
    })),
    counted: caseIds.length,
    hidden: caseIds.length - rows.length,
    cut,
  }
})
