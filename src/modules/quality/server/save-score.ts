import { WHOLE_DISTRICT } from '#core/scope.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { saveScore } from '../contract.ts'
import { assignReviewers } from '../domain/assign.ts'
import { markFault, scoreMarks, scoreOf } from '../domain/score.ts'
import { settle, type Verdict } from '../domain/settle.ts'
import { digest } from './digest.ts'
import { giveOut } from './draw-plan.ts'
import { holdEntry, listEntryRows, settleEntry } from './entry-store.ts'
import { findNextReserve, handsOf } from './frame-store.ts'
import { centreOf, planOf } from './plan-row.ts'
import { holdPlan } from './plan-store.ts'
import { qualityFaults } from './quality-faults.ts'
import { reviewersOf } from './reviewers.ts'
import { insertTasks, listTurns, type StoredTask, saveTaskRow, type TurnRow } from './task-store.ts'
import { ownTask } from './tasks.ts'

/** A draft, or the score itself; the last score of a case settles it, calls a third person, or brings in the next of the draw. */
export const saveScoreHandler = handle(saveScore, async ({ id, marks, findings, note, final }, call) => {
  const seen = await ownTask(call, id)
  if (final) await holdPlan(call.db, seen.planId)
  await holdEntry(call.db, seen.entryId)
  const task = await ownTask(call, id)
  if (task.doneMs !== null) throw qualityFaults.taskDone()
  if (task.planState !== 'drawn') throw qualityFaults.wrongState('已通报')
  const { form } = task.rules
  const wrong = markFault(form, marks, findings)
  if (wrong !== null) throw qualityFaults.badMark(wrong)
  const { got, applicable, open, passed, scorable } = scoreMarks(form, marks, findings)
  const nameOf = (item: string) => form.items.find((one) => one.id === item)?.zh ?? item
  if (final && open.length > 0) throw qualityFaults.marksOpen(open.map(nameOf).join('、'))
  const saved = { id, marks, findings, note: note.trim(), got, applicable, passed, done: final }
  const version = await saveTaskRow(call.db, saved, call.nowMs)
  call.note(id, { turn: task.turn, final })
  if (!final) return { version, outcome: 'draft' as const }
  const outcome = await settleCase(call, task)
  return {
    version,
    outcome: outcome === 'third' ? ('third' as const) : scorable ? ('done' as const) : ('unscorable' as const),
  }
})

const verdictOf = (turn: TurnRow | undefined, leastApplicable: number): Verdict | null => {
  if (!turn?.done || turn.got === null || turn.applicable === null) return null
  const { got, applicable } = turn
  return { score: applicable >= leastApplicable ? scoreOf({ got, applicable }) : null }
}

async function settleCase(call: Call, task: StoredTask): Promise<string> {
  const turns = await listTurns(call.db, task.entryId)
  const [first, second, third] = [1, 2, 3].map((turn) => turns.find((one) => one.turn === turn))
  const { form, thirdOver } = task.rules
  const [one, two, three] = [first, second, third].map((turn) => verdictOf(turn, form.leastApplicable))
  const twice = second !== undefined
  const found = settle({ first: one!, second: two!, third: three!, twice }, thirdOver)
  if (found.kind === 'third' && !third) await callThird(call, task, turns)
  if (found.kind === 'scored') {
    const { got, applicable, passed, findings, note } = turns.find((turn) => turn.turn === found.turn)!
    await settleEntry(call.db, task.entryId, { state: 'scored', got, applicable, passed, findings, note })
  }
  if (found.kind === 'unscorable') {
    const none = { got: null, applicable: null, passed: null, findings: [], note: (third ?? first)?.note ?? null }
    await settleEntry(call.db, task.entryId, { state: 'unscorable', ...none })
    await replace(call, task)
  }
  return found.kind
}

async function callThird(call: Call, { planId, entryId, caseId, unit }: StoredTask, turns: readonly TurnRow[]) {
  const plan = await planOf(call, planId)
  const reviewers = (await reviewersOf(call)).filter(({ id }) => plan.reviewers.includes(id))
  const hands = (await handsOf(call.db, [caseId])).get(caseId) ?? []
  const not = () => turns.flatMap(({ reviewer }) => reviewer ?? [])
  const wish = { reviewers, seed: plan.seed, digest, centre: centreOf(call.runtime), not }
  const reviewer = assignReviewers([{ caseId, unit, hands }], wish).get(caseId) ?? null
  await insertTasks(call.db, [{ id: call.newId(), entryId, planId, turn: 3, reviewer }])
}

/** The next id of the draw takes the place of what cannot be scored; a certain case has none. */
async function replace(call: Call, { planId, entryId }: StoredTask): Promise<void> {
  const [entry] = await listEntryRows(call.db, {
    scope: WHOLE_DISTRICT,
    id: entryId,
    running: true,
    after: null,
    limit: 1,
  })
  if (!entry || entry.part === 'certain') return
  const next = await findNextReserve(call.db, planId, entry.stratum)
  if (!next) return
  const { caseId, caseNo, unit, areaCode, stratum } = next
  await giveOut(call, await planOf(call, planId), [
    {
      ...{ id: call.newId(), planId, caseId, caseNo, unit, areaCode, stratum, certain: null },
      ...{ part: 'replacement' as const, second: entry.second, replaces: entryId },
    },
  ])
}
