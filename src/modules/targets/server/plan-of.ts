import { inScope } from '#core/scope.ts'
import type { Call } from '#platform/call.ts'
import { findPlan, lockPlan, type StoredPlan } from './plan-store.ts'
import { targetFaults } from './target-faults.ts'

/** Of a post that is not of the centre: its own units alone. */
export const mayTouch = (call: Call, unit: string): boolean => inScope(call.scope(), { areaCode: null, units: [unit] })

/** The plan where the caller's post reaches it. */
export async function seenPlanOf(call: Call, id: string): Promise<StoredPlan> {
  const plan = await findPlan(call.db, id)
  if (!plan || !mayTouch(call, plan.unit)) throw targetFaults.planNotFound()
  return plan
}

/** As `seenPlanOf`, locked: whoever changes it or a target of it waits for the others. */
export async function planOf(call: Call, id: string): Promise<StoredPlan> {
  const plan = await lockPlan(call.db, id)
  if (!plan || !mayTouch(call, plan.unit)) throw targetFaults.planNotFound()
  return plan
}

export async function draftPlanOf(call: Call, id: string): Promise<StoredPlan> {
  const plan = await planOf(call, id)
  if (plan.state !== 'draft') throw targetFaults.notDraft()
  return plan
}
