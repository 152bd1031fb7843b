import { findExact } from '#core/number/exact.ts'
import { toText } from '#core/number/round-exact.ts'
import type { TargetRow, WeightSums } from '../contract.ts'
import { sayMissing, sumWeights, type WeightPart } from '../domain/sum-weights.ts'

/** The sums of a plan with weights that have been typed and not saved yet; what is no number counts as it was. */
export function liveWeights(
  saved: WeightSums,
  targets: readonly TargetRow[],
  typed: ReadonlyMap<string, string>,
  goals: readonly { id: string; name: string; weight: string }[],
): WeightSums {
  const rows = targets.map(({ id, level1, goalId, weight }) => ({
    level1,
    goalId,
    weight: findExact(typed.get(id) ?? weight) ?? findExact(weight) ?? ZERO,
  }))
  const wantedOf = (text: string | null) => (text === null ? null : findExact(text))
  const whole = wantedOf(saved.whole.wanted)
  const classes = saved.classes.flatMap(({ name, wanted }) => {
    const points = wantedOf(wanted)
    return points ? [[name, points] as const] : []
  })
  const sums = sumWeights(
    rows,
    {
      executionWeight: whole && { num: 100n * whole.den - whole.num, den: whole.den },
      classWeights: classes.length > 0 ? Object.fromEntries(classes) : null,
      scored: whole !== null,
    },
    goals.flatMap(({ id, name, weight }) => {
      const points = findExact(weight)
      return points ? [{ id, name, weight: points }] : []
    }),
  )
  const part = ({ name, wanted, given, missing }: WeightPart) => ({
    name,
    wanted: wanted && toText(wanted, 6),
    given: toText(given, 6),
    missing: missing && toText(missing, 6),
  })
  return {
    whole: part(sums.whole),
    classes: sums.classes.map(part),
    goals: sums.goals.map(part),
    agrees: sums.agrees,
    said: sayMissing(sums),
  }
}

const ZERO = { num: 0n, den: 1n }
