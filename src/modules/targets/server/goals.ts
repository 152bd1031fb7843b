import { toRfc3339 } from '#core/time/local.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { listGoalHistory, removeGoal, setGoal } from '../contract.ts'
import { byCaller } from './by-caller.ts'
import {
  addGoalChange,
  countTargetsOfGoal,
  findGoal,
  listGoalChanges,
  removeGoalRow,
  type StoredGoal,
  saveGoal,
} from './goal-store.ts'
import { ownerOf } from './open-plan.ts'
import { mayTouch } from './plan-of.ts'
import { findDepartmentPlan, findPlanOf, lockPlan } from './plan-store.ts'
import { goalRow } from './plan-view.ts'
import { targetFaults } from './target-faults.ts'

export const setGoalHandler = handle(setGoal, async (input, call) => {
  const { id, projectId, span, year, weight } = input
  const toYear = span === 'annual' ? year : (input.toYear ?? year)
  if (toYear < year) throw targetFaults.goalYears()
  if (weight !== undefined && (span !== 'annual' || projectId !== undefined)) throw targetFaults.goalWeight()
  const before = await findGoal(call.db, id)
  if (before && !mayTouch(call, before.unit)) throw targetFaults.goalNotFound()
  if (before && (before.projectId !== (projectId ?? null) || before.span !== span || before.year !== year))
    throw targetFaults.goalOther()
  const { expectedVersion } = call.command
  if (expectedVersion !== null && before?.version !== expectedVersion) throw targetFaults.stale()
  const unit = before?.unit ?? (await ownerOf(call, { projectId, unit: input.unit, year }))
  const goal = { projectId: projectId ?? null, unit, span, year }
  await mustBeOpen(call, goal)
  const by = byCaller(call)
  const saved = {
    ...goal,
    id,
    toYear,
    text: input.text.trim(),
    weight: weight ?? null,
    position: input.position ?? null,
  }
  await saveGoal(call.db, saved, by)
  await addGoalChange(
    call.db,
    {
      id: call.newId(),
      goalId: id,
      reason: input.reason?.trim() || (before ? '修改' : '拟定'),
      before: before && { text: before.text, weight: before.weight, toYear: before.toYear },
      after: { text: saved.text, weight: saved.weight, toYear },
    },
    by,
  )
  call.note(id, { span, year })
  const after = await findGoal(call.db, id)
  if (!after) throw targetFaults.goalNotFound()
  return goalRow(after)
})

export const removeGoalHandler = handle(removeGoal, async ({ id, reason }, call) => {
  const goal = await findGoal(call.db, id)
  if (!goal || !mayTouch(call, goal.unit)) throw targetFaults.goalNotFound()
  const { expectedVersion } = call.command
  if (expectedVersion !== null && goal.version !== expectedVersion) throw targetFaults.stale()
  await mustBeOpen(call, goal)
  const used = await countTargetsOfGoal(call.db, id)
  if (used > 0) throw targetFaults.goalInUse(used)
  await removeGoalRow(call.db, id)
  await addGoalChange(
    call.db,
    {
      id: call.newId(),
      goalId: id,
      reason: reason?.trim() || '删除',
      before: { text: goal.text, weight: goal.weight, toYear: goal.toYear },
      after: null,
    },
    byCaller(call),
  )
  call.note(id)
  return { id }
})

export const listGoalHistoryHandler = handle(listGoalHistory, async ({ id }, call) => {
  const goal = await findGoal(call.db, id)
  if (!goal || !mayTouch(call, goal.unit)) throw targetFaults.goalNotFound()
  const changes = await listGoalChanges(call.db, id)
  return { items: changes.map(({ atMs, ...change }) => ({ ...change, at: toRfc3339(atMs) })) }
})

/** Annual goals stand with the targets of their year: proposed or approved, they stay as they are. */
async function mustBeOpen(
  call: Call,
  { projectId, unit, span, year }: Pick<StoredGoal, 'projectId' | 'unit' | 'span' | 'year'>,
): Promise<void> {
  if (span === 'longTerm') return
  const plan = await (projectId === null
    ? findDepartmentPlan(call.db, unit, year)
    : findPlanOf(call.db, projectId, year))
  // Read again behind the lock: weights of goals must not move while the plan is being proposed.
  const locked = plan && (await lockPlan(call.db, plan.id))
  if (locked && locked.state !== 'draft') throw targetFaults.notDraft()
}
