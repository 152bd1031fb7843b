import type { Input } from '#core/operation.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { checkTargetDraft, removeTarget, setTarget, type TargetRow } from '../contract.ts'
import { isRefused, measureOfKind, mustBeAcknowledged, shapeFault } from '../domain/set-target.ts'
import { byCaller } from './by-caller.ts'
import { addChanges, type ChangeBody } from './change-store.ts'
import { type DraftMeasure, findingsOf, mustStand } from './check-draft.ts'
import { findGoal } from './goal-store.ts'
import { listLevels } from './library-store.ts'
import { draftPlanOf, seenPlanOf } from './plan-of.ts'
import type { StoredPlan } from './plan-store.ts'
import { schemeBook } from './scheme-book.ts'
import { targetFaults } from './target-faults.ts'
import { targetRows } from './target-row.ts'
import { findTarget, removeTargetRow, type StoredTarget, saveTarget, targetsOfPlans } from './target-store.ts'

const MOST_TARGETS = 100

export function measureOf(input: {
  level1: string
  level2: string
  level3: string
  kind: DraftMeasure['kind']
  op?: DraftMeasure['op'] & string
  value?: string
  valueUnit?: string
  text?: string
  ref?: string
}): DraftMeasure {
  const { op = null, value = null, valueUnit = null, text = null, ref = null } = input
  return {
    level1: input.level1.trim(),
    level2: input.level2.trim(),
    level3: input.level3.trim(),
    ...measureOfKind({ kind: input.kind, op, value, valueUnit, text, ref }),
  }
}

export const checkTargetDraftHandler = handle(checkTargetDraft, async ({ planId, ...given }, call) => {
  const plan = await seenPlanOf(call, planId)
  const measure = measureOf(given)
  if (shapeFault(measure)) return { items: [] }
  const findings = await findingsOf(call, plan, measure)
  return {
    items: findings.map((one) => ({
      kind: one.kind,
      severity: isRefused(one)
        ? ('error' as const)
        : mustBeAcknowledged(one)
          ? ('warning' as const)
          : ('note' as const),
      text: one.text,
    })),
  }
})

export const setTargetHandler = handle(setTarget, async (input, call) => {
  const plan = await draftPlanOf(call, input.planId)
  const all = await targetsOfPlans(call.db, [plan.id])
  const before = all.find((one) => one.id === input.id) ?? null
  if (!before && (await findTarget(call.db, input.id))) throw targetFaults.targetNotFound()
  const { expectedVersion } = call.command
  if (expectedVersion !== null && before?.version !== expectedVersion) throw targetFaults.stale()
  if (!before && all.length >= MOST_TARGETS) throw targetFaults.tooMany(MOST_TARGETS)
  const measure = measureOf(input)
  await mustBeLevel(call, measure)
  const isTwin = (one: StoredTarget) =>
    one.id !== input.id &&
    one.level1 === measure.level1 &&
    one.level2 === measure.level2 &&
    one.level3 === measure.level3
  if (all.some((one) => isTwin(one) && one.goalId === (input.goalId ?? null)))
    throw targetFaults.levelTwice(measure.level3)
  await mustBeGoalOf(call, plan, input.goalId)
  const acknowledged = input.acknowledged ?? []
  await mustStand(call, plan, measure, acknowledged)
  await saveTarget(call.db, plan, {
    ...measure,
    id: input.id,
    goalId: input.goalId ?? null,
    weight: input.weight,
    basis: input.basis?.trim() ?? '',
    previous1: input.previous1?.trim() || null,
    previous2: input.previous2?.trim() || null,
    acknowledged: [...acknowledged],
    position: input.position ?? null,
  })
  const row = await targetRowOf(call, input.id)
  await addChanges(
    call.db,
    [
      {
        id: call.newId(),
        targetId: input.id,
        kind: 'set',
        state: 'done',
        reason: input.reason?.trim() || (before ? '修改拟定内容' : '拟定'),
        before: before && bodyOf(before),
        after: bodyOf(row),
      },
    ],
    byCaller(call),
  )
  call.note(input.id, { plan: plan.id })
  return row
})

export const bodyOf = (target: DraftMeasure & { weight: string }): ChangeBody => {
  const { level1, level2, level3, kind, op, value, valueUnit, text, ref, weight } = target
  return { level1, level2, level3, kind, op, value, valueUnit, text, ref, weight }
}

async function mustBeLevel(call: Call, { level1, level2 }: DraftMeasure): Promise<void> {
  const levels = await listLevels(call.db)
  if (!levels.some((one) => one.level1 === level1 && one.level2 === level2))
    throw targetFaults.levelUnknown(level1, level2)
}

async function mustBeGoalOf(call: Call, plan: StoredPlan, goalId: Input<typeof setTarget>['goalId']): Promise<void> {
  if (goalId === undefined) return
  const goal = await findGoal(call.db, goalId)
  const isOwn = goal?.unit === plan.unit && goal.projectId === plan.projectId
  if (!goal || !isOwn || plan.year < goal.year || plan.year > goal.toYear) throw targetFaults.goalOther()
}

/** One target with the weight that counts among those of its plan. */
export async function targetRowOf(call: Call, id: string): Promise<TargetRow> {
  const target = await findTarget(call.db, id)
  if (!target) throw targetFaults.targetNotFound()
  const plan = await seenPlanOf(call, target.planId)
  const rows = targetRows(
    await targetsOfPlans(call.db, [plan.id]),
    call.runtime.use(schemeBook).get(plan.scheme).withdrawn,
  )
  const row = rows.find((one) => one.id === id)
  if (!row) throw targetFaults.targetNotFound()
  return row
}

export const removeTargetHandler = handle(removeTarget, async ({ id, reason }, call) => {
  const target = await findTarget(call.db, id)
  if (!target) throw targetFaults.targetNotFound()
  const plan = await draftPlanOf(call, target.planId)
  const { expectedVersion } = call.command
  if (expectedVersion !== null && target.version !== expectedVersion) throw targetFaults.stale()
  await removeTargetRow(call.db, id)
  await addChanges(
    call.db,
    [
      {
        id: call.newId(),
        targetId: id,
        kind: 'removed',
        state: 'done',
        reason: reason?.trim() || '拟定时删除',
        before: bodyOf(target),
        after: null,
      },
    ],
    byCaller(call),
  )
  call.note(id, { plan: plan.id })
  return { id }
})
