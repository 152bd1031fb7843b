import { type Exact, HUNDRED, isZero, minus, sum, ZERO } from '#core/number/exact.ts'
import { toText } from '#core/number/round-exact.ts'
import type { Scheme } from './scheme.ts'

export interface WeightRow {
  level1: string
  goalId: string | null
  weight: Exact
}

/** One sum that has to come out: a class of the scheme, a goal of the department, the whole. */
export interface WeightPart {
  name: string
  /** Null: the scheme leaves it open. */
  wanted: Exact | null
  given: Exact
  /** Wanted less given: above zero there is too little. Null where nothing is wanted. */
  missing: Exact | null
}

export interface WeightSum {
  whole: WeightPart
  classes: WeightPart[]
  goals: WeightPart[]
  agrees: boolean
}

export interface WeightedGoal {
  id: string
  name: string
  weight: Exact
}

/**
 * Do the weights of a plan come to what the scheme leaves beside execution (domain §7.1: Σ w + W_e = 100)? By class where the
 * scheme has points of classes, and by goal where the goals of a department carry weights (§7.2).
 */
export function sumWeights(
  rows: readonly WeightRow[],
  scheme: Pick<Scheme, 'executionWeight' | 'classWeights' | 'scored'>,
  goals: readonly WeightedGoal[] = [],
): WeightSum {
  const { executionWeight, classWeights, scored } = scheme
  const whole = part('合计', scored ? minus(HUNDRED, executionWeight ?? ZERO) : null, rows)
  const names = [...new Set([...Object.keys(classWeights ?? {}), ...rows.map((row) => row.level1)])]
  const classes = names.map((name) =>
    part(
      name,
      scored && classWeights ? (classWeights[name] ?? ZERO) : null,
      rows.filter((row) => row.level1 === name),
    ),
  )
  const ofGoals = goals.map((goal) =>
    part(
      goal.name,
      scored ? goal.weight : null,
      rows.filter((row) => row.goalId === goal.id),
    ),
  )
  const agrees = [whole, ...classes, ...ofGoals].every(({ missing }) => missing === null || isZero(missing))
  return { whole, classes, goals: ofGoals, agrees }
}

function part(name: string, wanted: Exact | null, rows: readonly WeightRow[]): WeightPart {
  const given = sum(rows.map((row) => row.weight))
  return { name, wanted, given, missing: wanted && minus(wanted, given) }
}

/** `产出指标还差 3 分` for each sum that does not come out; the whole only where no part of it says so already. */
export function sayMissing({ whole, classes, goals }: WeightSum): { zh: string; en: string }[] {
  const off = (one: WeightPart) => one.missing !== null && !isZero(one.missing)
  const parts = [...classes, ...goals].filter(off)
  return (parts.length > 0 ? parts : [whole].filter(off)).map(({ name, missing }) => {
    const points = toText(missing ?? ZERO)
    return points.startsWith('-')
      ? { zh: `${name}多 ${points.slice(1)} 分`, en: `${name}: ${points.slice(1)} too many` }
      : { zh: `${name}还差 ${points} 分`, en: `${name}: ${points} missing` }
  })
}
