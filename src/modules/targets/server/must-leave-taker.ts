import { exact } from '#core/number/exact.ts'
import type { Call } from '#platform/call.ts'
import { redistribute } from '../domain/redistribute.ts'
import { schemeBook } from './scheme-book.ts'
import { targetFaults } from './target-faults.ts'
import type { StoredTarget } from './target-store.ts'

/** Somebody must be left to take the weight of a target that is withdrawn, by the policy of the plan's scheme. */
export function mustLeaveTaker(
  call: Call,
  { scheme }: { scheme: string },
  targets: readonly StoredTarget[],
  leavingId: string,
): void {
  const weights = redistribute(
    targets.map(({ id, level1, weight, state }) => ({
      id,
      level1,
      weight: exact(weight),
      withdrawn: state === 'withdrawn' || id === leavingId,
    })),
    call.runtime.use(schemeBook).get(scheme).withdrawn,
  )
  if (weights === null) throw targetFaults.lastTarget()
}
