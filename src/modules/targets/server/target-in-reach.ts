import type { Call } from '#platform/call.ts'
import { evidenceFaults } from './evidence-faults.ts'
import { isOfUnit } from './standing-rules.ts'
import { findTarget, type StoredTarget } from './target-store.ts'

/** A target of the caller's units. */
export async function getTargetInReach(call: Call, id: string): Promise<StoredTarget> {
  const target = await findTarget(call.db, id)
  if (!target || !isOfUnit(call.scope(), target.unit)) throw evidenceFaults.targetNotFound()
  return target
}
