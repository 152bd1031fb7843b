import { handle } from '#platform/plug.ts'
import { copyPlan } from '../contract.ts'
import { printTarget } from '../domain/target-value.ts'
import { byCaller } from './by-caller.ts'
import { addChanges, type NewChange } from './change-store.ts'
import { departmentGoalsOf, goalsOf, saveGoal } from './goal-store.ts'
import { ownerOf } from './open-plan.ts'
import { planOf, seenPlanOf } from './plan-of.ts'
import { addPlan, findDepartmentPlan, findPlanOf } from './plan-store.ts'
import { planRow } from './plan-view.ts'
import { bodyOf } from './set-target.ts'
import { targetFaults } from './target-faults.ts'
import { saveTarget, targetsOfPlans, typedActualsOf } from './target-store.ts'

/**
 * What stood last year becomes this year's draft. The value of the year before is what was reached where somebody has said so,
 * else what was demanded.
 */
export const copyPlanHandler = handle(copyPlan, async ({ id, newId }, call) => {
  const from = await seenPlanOf(call, id)
  const year = from.year + 1
  const { projectId, unit } = from
  const owner = await ownerOf(call, { projectId: projectId ?? undefined, unit, year })
  const there = await (projectId === null
    ? findDepartmentPlan(call.db, owner, year)
    : findPlanOf(call.db, projectId, year))
  if (!there) await addPlan(call.db, { id: newId, projectId, unit: owner, year, scheme: from.scheme })
  const plan = await planOf(call, there?.id ?? newId)
  if (plan.state !== 'draft' || (await targetsOfPlans(call.db, [plan.id])).length > 0) throw targetFaults.copyTarget()
  const by = byCaller(call)

  const goals = await (projectId === null
    ? departmentGoalsOf(call.db, unit, from.year)
    : goalsOf(call.db, projectId, from.year))
  const newGoals = new Map<string, string>()
  for (const goal of goals) {
    if (goal.span === 'longTerm') {
      newGoals.set(goal.id, goal.id)
      continue
    }
    const goalId = call.newId()
    newGoals.set(goal.id, goalId)
    await saveGoal(call.db, { ...goal, id: goalId, year, toYear: year }, by)
  }

  const targets = (await targetsOfPlans(call.db, [id])).filter((target) => target.state !== 'withdrawn')
  const reached = await typedActualsOf(call.db, id)
  const changes: NewChange[] = []
  for (const target of targets) {
    const targetId = call.newId()
    const goalId = target.goalId === null ? null : (newGoals.get(target.goalId) ?? null)
    await saveTarget(call.db, plan, {
      ...target,
      id: targetId,
      goalId,
      previous1: reached.get(target.id) ?? printTarget(target),
      previous2: target.previous1,
      acknowledged: target.acknowledged,
    })
    changes.push({
      id: call.newId(),
      targetId,
      kind: 'set',
      state: 'done',
      reason: `沿用 ${from.year} 年`,
      before: null,
      after: bodyOf(target),
    })
  }
  await addChanges(call.db, changes, by)
  call.note(plan.id, { from: id, copied: targets.length })
  return { plan: planRow(await seenPlanOf(call, plan.id)), copied: targets.length }
})
