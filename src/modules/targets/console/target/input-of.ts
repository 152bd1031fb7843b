import type { Input } from '#core/operation.ts'
import type { setTarget, TargetRow } from '../../contract.ts'

/** A target as it is sent to be saved: as it stands, warnings taken as read. */
export function inputOf(target: TargetRow): Input<typeof setTarget> {
  const { id, planId, level1, level2, level3, kind, op, value, valueUnit, text, ref, weight, basis } = target
  return {
    id,
    planId,
    level1,
    level2,
    level3,
    kind,
    weight,
    basis,
    ...(op === null ? {} : { op }),
    ...(value === null ? {} : { value }),
    ...(valueUnit === null ? {} : { valueUnit }),
    ...(text === null ? {} : { text }),
    ...(ref === null ? {} : { ref }),
    ...(target.goalId === null ? {} : { goalId: target.goalId }),
    ...(target.previous1 === null ? {} : { previous1: target.previous1 }),
    ...(target.previous2 === null ? {} : { previous2: target.previous2 }),
    acknowledged: target.acknowledged,
  }
}
