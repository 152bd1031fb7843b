import { exact, ZERO } from '#core/number/exact.ts'
import { toText } from '#core/number/round-exact.ts'
import type { TargetRow } from '../contract/targets.ts'
import { redistribute } from '../domain/redistribute.ts'
import type { Scheme } from '../domain/scheme.ts'
import { printTarget } from '../domain/target-value.ts'
import type { StoredTarget } from './target-store.ts'

/** Targets of one plan as pages read them, with the weights that count now. */
export function targetRows(targets: readonly StoredTarget[], policy: Scheme['withdrawn']): TargetRow[] {
  const weights = redistribute(
    targets.map(({ id, level1, weight, state }) => ({
      id,
      level1,
      weight: exact(weight),
      withdrawn: state === 'withdrawn',
    })),
    policy,
  )
  return targets.map((target) => ({
    ...target,
    printed: printTarget(target),
    weightInForce: toText(weights?.get(target.id) ?? ZERO, 6),
  }))
}
