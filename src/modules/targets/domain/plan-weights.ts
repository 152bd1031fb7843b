import { exact } from '#core/number/exact.ts'
import type { Scheme } from './scheme.ts'
import { sumWeights, type WeightSum } from './sum-weights.ts'

interface PlannedTarget {
  level1: string
  goalId: string | null
  weight: string
}

interface PlannedGoal {
  id: string
  span: string
  position: number
  weight: string | null
}

/** The sums of a plan as stored: goals of a department count where they carry weights. */
export function planWeights(
  targets: readonly PlannedTarget[],
  goals: readonly PlannedGoal[],
  scheme: Scheme,
): WeightSum {
  const annual = goals.filter((goal) => goal.span === 'annual')
  return sumWeights(
    targets.map(({ level1, goalId, weight }) => ({ level1, goalId, weight: exact(weight) })),
    scheme,
    annual.flatMap(({ id, weight }, at) =>
      weight === null ? [] : [{ id, name: `年度目标${at + 1}`, weight: exact(weight) }],
    ),
  )
}
