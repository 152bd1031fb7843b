import { exact, isZero } from '#core/number/exact.ts'
import { notify } from '#modules/notices/contract.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { approvePlan, proposePlan, refusePlan } from '../contract.ts'
import { planWeights } from '../domain/plan-weights.ts'
import type { Scheme } from '../domain/scheme.ts'
import { isRefused } from '../domain/set-target.ts'
import { sayMissing } from '../domain/sum-weights.ts'
import { byCaller } from './by-caller.ts'
import { addChanges } from './change-store.ts'
import { findingsOf } from './check-draft.ts'
import { departmentGoalsOf, goalsOf } from './goal-store.ts'
import { listLevels } from './library-store.ts'
import { draftPlanOf, planOf, seenPlanOf } from './plan-of.ts'
import { type StoredPlan, setDecided, setProposed } from './plan-store.ts'
import { planRow } from './plan-view.ts'
import { findProject } from './project-store.ts'
import { schemeBook } from './scheme-book.ts'
import { targetFaults } from './target-faults.ts'
import { type StoredTarget, setTargetStates, targetsOfPlans } from './target-store.ts'

export const proposePlanHandler = handle(proposePlan, async ({ id }, call) => {
  const plan = await draftPlanOf(call, id)
  mustBeSeen(call, plan)
  const targets = await targetsOfPlans(call.db, [id])
  await mustBeWhole(call, plan, targets)
  await setProposed(call.db, id, byCaller(call))
  await setTargetStates(call.db, id, 'proposed')
  await recordAll(call, targets, 'proposed', '报批')
  call.note(id, { targets: targets.length })
  const name = await nameOf(call, plan)
  await call.runtime.use(notify).notify(call, {
    to: { posts: ['leader'], unit: plan.unit },
    kind: 'general',
    title: { zh: `${plan.year} 年绩效目标待批`, en: `Targets of ${plan.year} wait for approval` },
    text: {
      zh: `${name}，${targets.length} 项指标，${call.principal.name}报批`,
      en: `${name}: ${targets.length} targets, proposed by ${call.principal.name}`,
    },
    link: `/c/targets?year=${plan.year}&plan=${id}`,
    dedupeKey: `targets:${id}:proposed:${plan.version}`,
  })
  return planRow(await seenPlanOf(call, id))
})

export const approvePlanHandler = handle(approvePlan, ({ id, answer }, call) =>
  decide(call, id, null, answer?.trim() || '批准'),
)

export const refusePlanHandler = handle(refusePlan, ({ id, reason }, call) =>
  decide(call, id, reason.trim(), reason.trim()),
)

/** Whoever proposed it does not decide (four eyes). */
async function decide(call: Call, id: string, refusal: string | null, said: string) {
  const plan = await planOf(call, id)
  mustBeSeen(call, plan)
  if (plan.state !== 'proposed') throw targetFaults.notProposed()
  if (plan.proposedBy === call.principal.id) throw targetFaults.sameHand()
  const targets = await targetsOfPlans(call.db, [id])
  await setDecided(call.db, id, refusal, byCaller(call))
  await setTargetStates(call.db, id, refusal === null ? 'approved' : 'draft')
  await recordAll(call, targets, refusal === null ? 'approved' : 'refused', said)
  call.note(id, { approved: refusal === null })
  const name = await nameOf(call, plan)
  const done = refusal === null ? { zh: '已批准', en: 'approved' } : { zh: '已退回', en: 'sent back' }
  if (plan.proposedBy)
    await call.runtime.use(notify).notify(call, {
      to: { personIds: [plan.proposedBy] },
      kind: 'reply',
      title: { zh: `${plan.year} 年绩效目标${done.zh}`, en: `Targets of ${plan.year} ${done.en}` },
      text: { zh: `${name}：${said}`, en: `${name}: ${said}` },
      link: `/c/targets?year=${plan.year}&plan=${id}`,
      dedupeKey: `targets:${id}:decided:${plan.version}`,
    })
  return planRow(await seenPlanOf(call, id))
}

export function mustBeSeen(call: Call, { version }: { version: number }): void {
  const { expectedVersion } = call.command
  if (expectedVersion !== null && expectedVersion !== version) throw targetFaults.stale()
}

async function mustBeWhole(call: Call, plan: StoredPlan, targets: readonly StoredTarget[]): Promise<void> {
  if (targets.length === 0) throw targetFaults.noTargets()
  const scheme = call.runtime.use(schemeBook).get(plan.scheme)
  const unweighted = scheme.scored ? targets.find((target) => isZero(exact(target.weight))) : undefined
  if (unweighted) throw targetFaults.weightZero(unweighted.level3)
  const { projectId, unit, year } = plan
  const goals = await (projectId === null ? departmentGoalsOf(call.db, unit, year) : goalsOf(call.db, projectId, year))
  const sums = planWeights(targets, goals, scheme)
  if (!sums.agrees) throw targetFaults.weights(sayMissing(sums))
  if (!(await hasSatisfaction(call, scheme, targets))) throw targetFaults.satisfactionMissing()
  // The budget may have been cut since a target was set.
  const wrong: string[] = []
  for (const target of targets)
    for (const finding of await findingsOf(call, plan, target)) if (isRefused(finding)) wrong.push(finding.text)
  if (wrong.length > 0) throw targetFaults.badTargets(wrong)
}

async function hasSatisfaction(call: Call, scheme: Scheme, targets: readonly StoredTarget[]): Promise<boolean> {
  if (!scheme.satisfactionRequired) return true
  const levels = await listLevels(call.db)
  const names = new Set(levels.filter((one) => one.class === 'satisfaction').map((one) => one.level1))
  return targets.some((target) => names.has(target.level1))
}

async function recordAll(
  call: Call,
  targets: readonly StoredTarget[],
  kind: 'proposed' | 'approved' | 'refused',
  reason: string,
): Promise<void> {
  const changes = targets.map(({ id }) => ({
    id: call.newId(),
    targetId: id,
    kind,
    state: 'done' as const,
    reason,
    before: null,
    after: null,
  }))
  await addChanges(call.db, changes, byCaller(call))
}

export async function nameOf(call: Call, { projectId }: { projectId: string | null }): Promise<string> {
  return projectId === null ? '部门整体' : ((await findProject(call.db, projectId))?.name ?? '')
}
