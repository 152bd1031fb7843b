import { exact, isEqual } from '#core/number/exact.ts'
import { notify } from '#modules/notices/contract.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { approveChange, type ChangeRow, refuseChange, takeBackChange } from '../contract.ts'
import { byCaller } from './by-caller.ts'
import { addChanges, findChange, lockChange, type StoredChange, settleChange } from './change-store.ts'
import { mustLeaveTaker } from './must-leave-taker.ts'
import { planOf } from './plan-of.ts'
import type { StoredPlan } from './plan-store.ts'
import { changeRow } from './plan-view.ts'
import { targetFaults } from './target-faults.ts'
import {
  adjustTargetRow,
  findTarget,
  type StoredTarget,
  setWeight,
  targetsOfPlans,
  withdrawTargetRow,
} from './target-store.ts'

interface Waiting {
  change: StoredChange
  target: StoredTarget
  plan: StoredPlan
}

/** Plan before change: the order in which all who change targets take their locks. */
async function waitingOf(call: Call, id: string): Promise<Waiting> {
  const known = await findChange(call.db, id)
  const target = known && (await findTarget(call.db, known.targetId))
  if (!target) throw targetFaults.changeNotFound()
  const plan = await planOf(call, target.planId).catch(() => {
    throw targetFaults.changeNotFound()
  })
  const change = await lockChange(call.db, id)
  if (!change || (change.kind !== 'adjust' && change.kind !== 'withdraw')) throw targetFaults.changeNotFound()
  if (change.state !== 'open') throw targetFaults.changeSettled()
  return { change, target, plan }
}

export const approveChangeHandler = handle(approveChange, async ({ id, answer }, call) => {
  const waiting = await waitingOf(call, id)
  const { change, target, plan } = waiting
  if (change.proposedBy === call.principal.id) throw targetFaults.sameHand()
  const targets = await targetsOfPlans(call.db, [plan.id])
  if (change.kind === 'withdraw') {
    mustLeaveTaker(call, plan, targets, target.id)
    await withdrawTargetRow(call.db, target.id)
  } else await adjust(call, waiting, targets)
  return settle(call, waiting, 'approved', answer?.trim() || null)
})

export const refuseChangeHandler = handle(refuseChange, async ({ id, reason }, call) => {
  const waiting = await waitingOf(call, id)
  if (waiting.change.proposedBy === call.principal.id) throw targetFaults.sameHand()
  return settle(call, waiting, 'refused', reason.trim())
})

export const takeBackChangeHandler = handle(takeBackChange, async ({ id }, call) => {
  const waiting = await waitingOf(call, id)
  if (waiting.change.proposedBy !== call.principal.id) throw targetFaults.changeNotYours()
  return settle(call, waiting, 'takenBack', null)
})

/** Weights must still be those that were seen when it was proposed, or the sum would not come out. */
async function adjust(call: Call, { change, target }: Waiting, targets: readonly StoredTarget[]): Promise<void> {
  const { before, after } = change
  if (!before?.weight || !after?.weight) throw targetFaults.changeNotFound()
  const others = after.others ?? []
  const seen = [{ id: target.id, weight: before.weight }, ...(before.others ?? [])]
  for (const { id, weight } of seen) {
    const now = targets.find((one) => one.id === id)
    if (now?.state !== 'approved' || !isEqual(exact(now.weight), exact(weight))) throw targetFaults.weightsMoved()
  }
  const { op = null, value = null, valueUnit = null, text = null, ref = null, weight } = after
  await adjustTargetRow(call.db, { id: target.id, op, value, valueUnit, text, ref, weight })
  for (const other of others) await setWeight(call.db, other.id, other.weight)
  await addChanges(
    call.db,
    others.map((other) => ({
      id: call.newId(),
      targetId: other.id,
      kind: 'set' as const,
      state: 'done' as const,
      reason: `随“${target.level3}”调整：${change.reason}`,
      before: { weight: before.others?.find((one) => one.id === other.id)?.weight ?? '' },
      after: { weight: other.weight },
    })),
    byCaller(call),
  )
}

async function settle(
  call: Call,
  { change, target, plan }: Waiting,
  state: 'approved' | 'refused' | 'takenBack',
  answer: string | null,
): Promise<ChangeRow> {
  await settleChange(call.db, change.id, state, answer, byCaller(call))
  call.note(target.id, { change: change.id, state })
  const said = { approved: { zh: '已批准', en: 'approved' }, refused: { zh: '未获同意', en: 'refused' } }
  if (state !== 'takenBack')
    await call.runtime.use(notify).notify(call, {
      to: { personIds: [change.proposedBy] },
      kind: 'reply',
      title: {
        zh: `绩效指标的${change.kind === 'withdraw' ? '撤销' : '调整'}${said[state].zh}：${target.level3}`,
        en: `Change of a target ${said[state].en}: ${target.level3}`,
      },
      text: { zh: answer ?? '', en: answer ?? '' },
      link: `/c/targets?year=${plan.year}&plan=${plan.id}&target=${target.id}`,
      dedupeKey: `target-change:${change.id}:${state}`,
    })
  const settled = await findChange(call.db, change.id)
  if (!settled) throw targetFaults.changeNotFound()
  return changeRow(settled)
}
