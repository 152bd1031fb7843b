import { handle } from '#platform/plug.ts'
import { listTargetHistory } from '../contract.ts'
import { historyOf } from './change-store.ts'
import { seenPlanOf } from './plan-of.ts'
import { changeRow } from './plan-view.ts'
import { targetFaults } from './target-faults.ts'
import { findTarget } from './target-store.ts'

export const listTargetHistoryHandler = handle(listTargetHistory, async ({ id }, call) => {
  const target = await findTarget(call.db, id)
  if (!target) throw targetFaults.targetNotFound()
  await seenPlanOf(call, target.planId)
  return { items: (await historyOf(call.db, id)).map(changeRow) }
})
