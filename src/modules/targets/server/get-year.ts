import { toText } from '#core/number/round-exact.ts'
import { toRfc3339 } from '#core/time/local.ts'
import { unitBook } from '#modules/people/contract.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { getYear, type PlanSubject } from '../contract.ts'
import { planWeights } from '../domain/plan-weights.ts'
import { openChangesOf, type StoredChange } from './change-store.ts'
import { goalsOfUnits, type StoredGoal } from './goal-store.ts'
import { listPlans, type StoredPlan } from './plan-store.ts'
import { changeRow, goalRow, planRow, weightSums } from './plan-view.ts'
import { listProjects } from './project-store.ts'
import { schemeBook } from './scheme-book.ts'
import { targetRows } from './target-row.ts'
import { type StoredTarget, targetsOfPlans } from './target-store.ts'

export const getYearHandler = handle(getYear, async ({ year }, call) => {
  const book = call.runtime.use(schemeBook)
  return {
    year,
    asOf: toRfc3339(call.nowMs),
    schemes: book.all().map(({ key, zh, en, executionWeight, scored, withdrawn }) => ({
      key,
      zh,
      en,
      scored,
      withdrawn,
      executionWeight: executionWeight && toText(executionWeight, 6),
    })),
    usualScheme: book.usual().key,
    subjects: await subjectsOf(call, year),
  }
})

/** Departments first, then their projects, with all that they take on in the year. */
export async function subjectsOf(call: Call, year: number): Promise<PlanSubject[]> {
  // One after the other: a command calls this on the single connection of its transaction.
  const projects = await listProjects(call.db, year, call.scope())
  const plans = await listPlans(call.db, year, call.scope())
  const units = [...new Set([...projects, ...plans].map((one) => one.unit))].sort()
  const planIds = plans.map((plan) => plan.id)
  const targets = await targetsOfPlans(call.db, planIds)
  const goals = await goalsOfUnits(call.db, units, year)
  const changes = await openChangesOf(call.db, planIds)
  const nameOf = (unit: string) => call.runtime.use(unitBook).find(unit)?.zh ?? unit
  const parts = { plans, targets, goals, changes }
  return units.flatMap((unit) => [
    subjectOf(call, { projectId: null, name: `${nameOf(unit)}（部门整体）`, unit, budget: null }, parts),
    ...projects
      .filter((project) => project.unit === unit)
      .map(({ id, name, budget }) => subjectOf(call, { projectId: id, name, unit, budget }, parts)),
  ])
}

interface Parts {
  plans: readonly StoredPlan[]
  targets: readonly StoredTarget[]
  goals: readonly StoredGoal[]
  changes: readonly StoredChange[]
}

function subjectOf(
  call: Call,
  head: Pick<PlanSubject, 'projectId' | 'name' | 'unit' | 'budget'>,
  { plans, targets, goals, changes }: Parts,
): PlanSubject {
  const isOwn = (one: { projectId: string | null; unit: string }) =>
    one.projectId === head.projectId && (head.projectId !== null || one.unit === head.unit)
  const plan = plans.find(isOwn) ?? null
  const ownGoals = goals.filter(isOwn)
  if (!plan) return { ...head, plan: null, goals: ownGoals.map(goalRow), targets: [], weights: null, openChanges: [] }
  const scheme = call.runtime.use(schemeBook).get(plan.scheme)
  const own = targets.filter((target) => target.planId === plan.id)
  const ids = new Set(own.map((target) => target.id))
  return {
    ...head,
    plan: planRow(plan),
    goals: ownGoals.map(goalRow),
    targets: targetRows(own, scheme.withdrawn),
    weights: weightSums(planWeights(own, ownGoals, scheme)),
    openChanges: changes.filter((change) => ids.has(change.targetId)).map(changeRow),
  }
}
