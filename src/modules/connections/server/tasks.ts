import { fault } from '#core/fault.ts'
import type { Input } from '#core/operation.ts'
import { toRfc3339 } from '#core/time/local.ts'
import {
  complete,
  completeOrder,
  recordProgress,
  requestReturn,
  returnOrder,
  sign,
  signOrder,
} from '#modules/cases/contract.ts'
import { catalogueBook } from '#modules/catalogue/contract.ts'
import type { Call } from '#platform/call.ts'
import { readCursor, writeCursor } from '#platform/http/moment-cursor.ts'
import { handle } from '#platform/plug.ts'
import { answerTask, type DepartmentTask, listTasks } from '../contract.ts'
import { findTask, listStoredTasks, type StoredTask } from './task-store.ts'

const PAGE = 100

const instant = (ms: number | null) => (ms === null ? null : toRfc3339(Math.floor(ms)))

function viewOf(call: Call, { sentMs, signedMs, endedMs, dueMs, ...task }: StoredTask): DepartmentTask {
  const category = task.category === null ? null : call.runtime.use(catalogueBook).category(task.category)
  return {
    ...task,
    categoryName: category?.zh ?? null,
    sentAt: toRfc3339(Math.floor(sentMs)),
    signedAt: instant(signedMs),
    endedAt: instant(endedMs),
    due: instant(dueMs),
  }
}

export const listTasksHandler = handle(listTasks, async ({ unit, open, limit = PAGE, cursor }, call) => {
  const rows = await listStoredTasks(call.db, {
    ...{ scope: call.scope(), unit: unit ?? null, open: open ?? null, after: readCursor(cursor), limit },
  })
  const last = rows.at(-1)
  return {
    items: rows.map((row) => viewOf(call, row)),
    cursor: last ? writeCursor({ atMs: last.sentMs, id: last.orderId }) : (cursor ?? null),
  }
})

export const answerTaskHandler = handle(answerTask, async (input, call) => {
  const task = await findTask(call.db, call.scope(), input.orderNo)
  if (!task)
    throw fault('task-unknown', {
      status: 404,
      zh: '没有这张工单，或它不在本单位。请核对工单号。',
      en: 'There is no such task of this unit.',
    })
  const { version, state } = await carryOut(call, task, input)
  call.note(task.caseId, { orderNo: task.orderNo, answer: input.answer })
  return { orderNo: task.orderNo, caseNo: task.caseNo, version, caseState: state }
})

/** The same commands that a person of the post would give, with the same rules and refusals. */
function carryOut(call: Call, task: StoredTask, input: Input<typeof answerTask>) {
  const { caseId: id, orderId } = task
  const isLead = task.role === 'lead'
  const photos = {
    ...(input.photosBefore ? { photosBefore: input.photosBefore } : {}),
    ...(input.photosAfter ? { photosAfter: input.photosAfter } : {}),
  }
  switch (input.answer) {
    case 'accept':
      return isLead ? call.call(sign, { id }) : call.call(signOrder, { id, orderId })
    case 'progress':
      return call.call(recordProgress, { id, text: textOf(input), ...(isLead ? {} : { orderId }) })
    case 'complete':
      return isLead
        ? call.call(complete, { id, result: input.result ?? 'solved', answer: textOf(input), ...photos })
        : call.call(completeOrder, { id, orderId, answer: textOf(input), ...photos })
    case 'return': {
      if (input.reason === undefined)
        throw fault('reason-missing', {
          status: 422,
          zh: '退回须写明理由。请填写 reason 后再提交。',
          en: 'Handing back needs a reason.',
        })
      const why = { id, reason: input.reason, text: textOf(input) }
      return isLead ? call.call(requestReturn, why) : call.call(returnOrder, { ...why, orderId })
    }
  }
}

function textOf({ text }: Input<typeof answerTask>): string {
  if (text !== undefined && text.trim() !== '') return text
  throw fault('text-missing', {
    status: 422,
    zh: '缺少说明。请填写 text 后再提交。',
    en: 'A text is needed.',
  })
}
