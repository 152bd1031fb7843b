import type { Input } from '#core/operation.ts'
import { notify } from '#modules/notices/contract.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { proposeChange } from '../contract.ts'
import { movedSums } from '../domain/check-change.ts'
import { byCaller } from './by-caller.ts'
import { addChanges, type ChangeBody, findChange, historyOf } from './change-store.ts'
import { mustStand } from './check-draft.ts'
import { nameOf } from './decide-plan.ts'
import { mustLeaveTaker } from './must-leave-taker.ts'
import { planOf } from './plan-of.ts'
import { changeRow } from './plan-view.ts'
import { schemeBook } from './scheme-book.ts'
import { bodyOf, measureOf } from './set-target.ts'
import { targetFaults } from './target-faults.ts'
import { findTarget, type StoredTarget, targetsOfPlans } from './target-store.ts'

type Given = Input<typeof proposeChange>

export const proposeChangeHandler = handle(proposeChange, async (input, call) => {
  const known = await findTarget(call.db, input.targetId)
  if (!known) throw targetFaults.targetNotFound()
  const plan = await planOf(call, known.planId)
  if (plan.state !== 'approved') throw targetFaults.notApproved()
  const targets = await targetsOfPlans(call.db, [plan.id])
  const target = targets.find((one) => one.id === input.targetId)
  if (!target) throw targetFaults.targetNotFound()
  const { expectedVersion } = call.command
  if (expectedVersion !== null && expectedVersion !== target.version) throw targetFaults.stale()
  if (target.state === 'withdrawn') throw targetFaults.withdrawn()
  if ((await historyOf(call.db, target.id)).some((change) => change.state === 'open')) throw targetFaults.changeOpen()

  let before: ChangeBody = bodyOf(target)
  let after: ChangeBody | null = null
  if (input.kind === 'withdraw') mustLeaveTaker(call, plan, targets, target.id)
  else {
    const body = await adjustedBody(call, plan, target, input)
    const others = othersOf(targets, input)
    mustDiffer(before, body, others)
    const moves = [
      { level1: target.level1, before: target.weight, after: body.weight },
      ...others.map(({ target: other, weight }) => ({ level1: other.level1, before: other.weight, after: weight })),
    ]
    const scheme = call.runtime.use(schemeBook).get(plan.scheme)
    const moved = movedSums(moves, scheme.classWeights !== null)
    if (moved !== null) throw targetFaults.changeSum(moved)
    const named = (weightOf: (one: (typeof others)[number]) => string) =>
      others.map((one) => ({ id: one.target.id, name: one.target.level3, weight: weightOf(one) }))
    if (others.length > 0) before = { ...before, others: named((one) => one.target.weight) }
    after = others.length > 0 ? { ...body, others: named((one) => one.weight) } : body
  }
  await addChanges(
    call.db,
    [
      {
        id: input.id,
        targetId: target.id,
        kind: input.kind,
        state: 'open',
        reason: input.reason.trim(),
        before,
        after,
      },
    ],
    byCaller(call),
  )
  call.note(target.id, { change: input.id, kind: input.kind })
  await tellLeaders(call, plan, target, input)
  const saved = await findChange(call.db, input.id)
  if (!saved) throw targetFaults.changeNotFound()
  return changeRow(saved)
})

async function adjustedBody(call: Call, plan: Parameters<typeof mustStand>[1], target: StoredTarget, given: Given) {
  const { level1, level2, level3, kind } = target
  const measure = measureOf({
    level1,
    level2,
    level3,
    kind,
    ...present('op', given.op ?? target.op),
    ...present('value', given.value ?? target.value),
    ...present('valueUnit', given.valueUnit ?? target.valueUnit),
    ...present('text', given.text ?? target.text),
    ...present('ref', given.ref ?? target.ref),
  })
  await mustStand(call, plan, measure, [...(given.acknowledged ?? []), ...target.acknowledged])
  return { ...bodyOf({ ...measure, weight: given.weight ?? target.weight }), weight: given.weight ?? target.weight }
}

const present = <K extends string, V>(key: K, value: V | null) =>
  value === null ? {} : ({ [key]: value } as Record<K, V>)

function othersOf(targets: readonly StoredTarget[], { targetId, others = [] }: Given) {
  return others.flatMap(({ id, weight }) => {
    const other = targets.find((one) => one.id === id && one.id !== targetId && one.state === 'approved')
    if (!other) throw targetFaults.targetNotFound()
    return other.weight === weight ? [] : [{ target: other, weight }]
  })
}

function mustDiffer(before: ChangeBody, after: ChangeBody, others: readonly unknown[]): void {
  if (others.length === 0 && JSON.stringify(before) === JSON.stringify(after)) throw targetFaults.changeEmpty()
}

async function tellLeaders(
  call: Call,
  plan: { id: string; unit: string; year: number; projectId: string | null },
  { id, level3 }: StoredTarget,
  { kind, reason, id: changeId }: Given,
): Promise<void> {
  const what = kind === 'withdraw' ? { zh: '撤销', en: 'Withdrawal' } : { zh: '调整', en: 'Change' }
  const name = await nameOf(call, plan)
  await call.runtime.use(notify).notify(call, {
    to: { posts: ['leader'], unit: plan.unit },
    kind: 'general',
    title: { zh: `绩效指标${what.zh}待批：${level3}`, en: `${what.en} of a target waits: ${level3}` },
    text: { zh: `${name}：${reason}`, en: `${name}: ${reason}` },
    link: `/c/targets?year=${plan.year}&plan=${plan.id}&target=${id}`,
    dedupeKey: `target-change:${changeId}`,
  })
}
