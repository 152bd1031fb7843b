import { notify } from '#modules/notices/contract.ts'
import { handle } from '#platform/plug.ts'
import { reportPlan } from '../contract.ts'
import { PLAN_STATE_NAMES } from '../domain/names.ts'
import { suggestReopens } from './entry-store.ts'
import { planOf, planRow } from './plan-row.ts'
import { holdPlan, markReported } from './plan-store.ts'
import { qualityFaults } from './quality-faults.ts'
import { reckonNow } from './results.ts'
import { countOpen } from './task-store.ts'

/** Freezes the results and tells them; cases that have not passed are suggested for reopening to whoever decides. */
export const reportPlanHandler = handle(reportPlan, async ({ id }, call) => {
  await holdPlan(call.db, id)
  const plan = await planOf(call, id)
  if (plan.state !== 'drawn') throw qualityFaults.wrongState(PLAN_STATE_NAMES[plan.state].zh)
  const left = await countOpen(call.db, id)
  if (left > 0) throw qualityFaults.notAllScored(left)
  await markReported(call.db, id, await reckonNow(call, plan, true), call.nowMs)
  const suggested = await suggestReopens(call.db, id)
  call.note(id, { no: plan.no, suggested })
  if (suggested > 0)
    await call.runtime.use(notify).notify(call, {
      to: { posts: ['dutyChief'] },
      kind: 'general',
      title: {
        zh: `${plan.no} 有 ${suggested} 件不合格，请决定是否重开`,
        en: `${plan.no}: ${suggested} cases failed; decide on reopening`,
      },
      text: { zh: plan.title, en: plan.title },
      link: `/c/quality/${id}?reopen=suggested`,
      dedupeKey: `quality.reopen:${id}`,
    })
  return planRow(call, await planOf(call, id))
})
