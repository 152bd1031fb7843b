import { maskText } from '#core/text/mask-text.ts'
import { personBook } from '#modules/people/contract.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { assignTask, getTask, listOpenTasks, listTasks, type TaskRow } from '../contract.ts'
import { mayReview } from '../domain/assign.ts'
import { handsOf } from './frame-store.ts'
import { centreOf, instantOrNull } from './plan-row.ts'
import { qualityFaults } from './quality-faults.ts'
import { reviewersOf } from './reviewers.ts'
import { assignTaskRow, countTasks, listTaskRows, listTurns, type StoredTask } from './task-store.ts'

const MOST = 2000

function taskRow({
  id,
  planId,
  planNo,
  entryId,
  caseId,
  caseNo,
  title,
  unit,
  turn,
  scoreBy,
  version,
  doneMs,
}: StoredTask): TaskRow {
  return {
    ...{ id, planId, planNo, entryId, caseId, caseNo, unit, turn, scoreBy },
    title: maskText(title),
    begun: version > 0,
    doneAt: instantOrNull(doneMs),
  }
}

export const listTasksHandler = handle(listTasks, async ({ done = false, planId }, call) => {
  const reviewer = call.principal.id
  const rows = await listTaskRows(call.db, { reviewer, done, planId, limit: MOST })
  const items = rows.filter((row) => done || row.planState === 'drawn').map(taskRow)
  return { items, ...(await countTasks(call.db, reviewer)) }
})

/** One's own alone: nobody reads what another gives before it is told to all. */
export async function ownTask(call: Call, id: string): Promise<StoredTask> {
  const [task] = await listTaskRows(call.db, { id, reviewer: call.principal.id, limit: 1 })
  if (!task) throw qualityFaults.taskNotFound()
  return task
}

export const getTaskHandler = handle(getTask, async ({ id }, call) => {
  const task = await ownTask(call, id)
  const { marks, findings, note, version, rules } = task
  return { task: taskRow(task), form: rules.form, marks, findings, note, version }
})

export const listOpenTasksHandler = handle(listOpenTasks, async ({ id, unassigned }, call) => {
  const persons = call.runtime.use(personBook)
  const rows = await listTaskRows(call.db, {
    ...{ planId: id, done: false, limit: MOST },
    ...(unassigned ? { reviewer: null } : {}),
  })
  return {
    items: rows.map((row) => ({
      ...{ id: row.id, caseId: row.caseId, caseNo: row.caseNo, unit: row.unit, turn: row.turn, reviewer: row.reviewer },
      reviewerName: row.reviewer === null ? null : (persons.find(row.reviewer)?.name ?? row.reviewer),
    })),
  }
})

export const assignTaskHandler = handle(assignTask, async ({ id, reviewer }, call) => {
  const [task] = await listTaskRows(call.db, { id, limit: 1 })
  if (!task) throw qualityFaults.taskNotFound()
  if (task.doneMs !== null) throw qualityFaults.taskDone()
  if (task.planState !== 'drawn') throw qualityFaults.wrongState('已通报')
  const name = call.runtime.use(personBook).find(reviewer)?.name ?? reviewer
  const person = (await reviewersOf(call)).find((one) => one.id === reviewer)
  if (!person) throw qualityFaults.notReviewer(name)
  const hands = (await handsOf(call.db, [task.caseId])).get(task.caseId) ?? []
  const others = (await listTurns(call.db, task.entryId)).filter((one) => one.turn !== task.turn)
  const isFree = others.every((one) => one.reviewer !== reviewer)
  if (!isFree || !mayReview(person, { ...task, hands }, centreOf(call.runtime))) throw qualityFaults.mayNotReview(name)
  await assignTaskRow(call.db, id, reviewer)
  call.note(id, { from: task.reviewer, to: reviewer })
  return { id }
})
