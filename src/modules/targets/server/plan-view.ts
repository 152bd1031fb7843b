import type { Exact } from '#core/number/exact.ts'
import { toText } from '#core/number/round-exact.ts'
import { toRfc3339 } from '#core/time/local.ts'
import type { ChangeRow, GoalRow, PlanRow, WeightSums } from '../contract.ts'
import { sayMissing, type WeightPart, type WeightSum } from '../domain/sum-weights.ts'
import { TARGET_KINDS, type TargetMeasure } from '../domain/target.ts'
import { printTarget } from '../domain/target-value.ts'
import type { ChangeBody, StoredChange } from './change-store.ts'
import type { StoredGoal } from './goal-store.ts'
import type { StoredPlan } from './plan-store.ts'

const timeOf = (ms: number | null) => (ms === null ? null : toRfc3339(ms))

export function planRow({ proposedMs, decidedMs, proposedBy: _, decidedBy: __, ...plan }: StoredPlan): PlanRow {
  return { ...plan, proposedAt: timeOf(proposedMs), decidedAt: timeOf(decidedMs) }
}

export function goalRow({ changedMs, ...goal }: StoredGoal): GoalRow {
  return { ...goal, changedAt: toRfc3339(changedMs) }
}

export function weightSums(sums: WeightSum): WeightSums {
  const text = (value: Exact | null) => (value === null ? null : toText(value, 6))
  const part = ({ name, wanted, given, missing }: WeightPart) => ({
    name,
    wanted: text(wanted),
    given: toText(given, 6),
    missing: text(missing),
  })
  return {
    whole: part(sums.whole),
    classes: sums.classes.map(part),
    goals: sums.goals.map(part),
    agrees: sums.agrees,
    said: sayMissing(sums),
  }
}

export function changeRow({ before, after, proposedBy: _, proposedMs, decidedMs, ...change }: StoredChange): ChangeRow {
  return {
    ...change,
    before: before && sayBody(before),
    after: after && sayBody(after),
    proposedAt: toRfc3339(proposedMs),
    decidedAt: timeOf(decidedMs),
  }
}

/** `维保次数 ≥12次 6 分`, as far as the change says; with the weights of others that go along. */
function sayBody(body: ChangeBody): string {
  const kind = TARGET_KINDS.find((one) => one === body.kind)
  const measure: TargetMeasure | null = kind
    ? {
        kind,
        op: body.op ?? null,
        value: body.value ?? null,
        valueUnit: body.valueUnit ?? null,
        text: body.text ?? null,
        ref: body.ref ?? null,
      }
    : null
  const own = [body.level3, measure && printTarget(measure), body.weight === undefined ? null : `${body.weight} 分`]
  const others = (body.others ?? []).map(({ name, weight }) => `${name} ${weight} 分`)
  return [own.filter(Boolean).join(' '), ...others].join('；')
}
