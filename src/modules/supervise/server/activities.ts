import { dayOfDate, localDate, parseRfc3339, toRfc3339 } from '#core/time/local.ts'
import { caseSight } from '#modules/clocks/contract.ts'
import { notify } from '#modules/notices/contract.ts'
import { unitBook } from '#modules/people/contract.ts'
import type { Call } from '#platform/call.ts'
import { readCursor, writeCursor } from '#platform/http/moment-cursor.ts'
import { handle } from '#platform/plug.ts'
import { type ActivityRow, answerTask, closeActivity, getActivity, listActivities, saveActivity } from '../contract.ts'
import { ACTIVITY_NAMES, type ActivityKind, activityNo, unanswered } from '../domain/activity.ts'
import { activityFaults } from './activity-faults.ts'
import {
  answerTaskRow,
  closeActivityRow,
  findActivityHead,
  findTask,
  listActivityRows,
  nextNumber,
  type StoredActivity,
  saveActivityRow,
} from './activity-store.ts'

const PAGE = 50
const NO_FILTER = { kind: null, state: null, caseId: null, text: null, fromMs: null, toMs: null, before: null }

export const listActivitiesHandler = handle(listActivities, async (input, call) => {
  const limit = input.limit ?? PAGE
  const instant = (text: string | undefined) => (text === undefined ? null : parseRfc3339(text))
  const rows = await listActivityRows(call.db, {
    scope: call.scope(),
    id: null,
    kind: input.kind ?? null,
    state: input.state ?? null,
    caseId: input.caseId ?? null,
    text: input.text?.trim() || null,
    fromMs: instant(input.from),
    toMs: instant(input.to),
    before: readCursor(input.cursor),
    limit: limit + 1,
  })
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map((row) => activityRow(row, call.nowMs)),
    next: rows.length > limit && last ? writeCursor({ atMs: last.heldMs, id: last.id }) : null,
  }
})

export const getActivityHandler = handle(getActivity, ({ id }, call) => activityOf(call, id))

export async function activityOf(call: Call, id: string): Promise<ActivityRow> {
  const [row] = await listActivityRows(call.db, { ...NO_FILTER, scope: call.scope(), id, limit: 1 })
  if (!row) throw activityFaults.notFound()
  return activityRow(row, call.nowMs)
}

function activityRow({ heldMs, savedMs, tasks, ...row }: StoredActivity, nowMs: number): ActivityRow {
  const today = localDate(nowMs)
  return {
    ...row,
    heldAt: toRfc3339(heldMs),
    savedAt: toRfc3339(savedMs),
    tasks: tasks.map(({ answeredMs, ...task }) => ({
      ...task,
      answeredAt: answeredMs === null ? null : toRfc3339(answeredMs),
      overdue: answeredMs === null && task.due !== null && task.due < today,
    })),
  }
}

export const saveActivityHandler = handle(saveActivity, async (input, call) => {
  const heldMs = parseRfc3339(input.heldAt)
  if (heldMs === null || heldMs > call.nowMs) throw activityFaults.heldTooLate()
  for (const unit of [...input.tasks.map((task) => task.unit), ...input.participants.flatMap((one) => one.unit ?? [])])
    if (!call.runtime.use(unitBook).find(unit)?.active) throw activityFaults.unitUnknown(unit)
  for (const { due } of input.tasks) if (due !== undefined && dayOfDate(due) === null) throw activityFaults.noSuchDay()
  if (new Set(input.tasks.map((task) => task.id)).size < input.tasks.length) throw activityFaults.taskTwice()
  const { mustSee } = call.runtime.use(caseSight)
  const caseIds = new Set<string>()
  for (const reference of input.cases) caseIds.add((await mustSee(call, reference)).caseId)
  const before = await findActivityHead(call.db, input.id)
  const { expectedVersion } = call.command
  if (expectedVersion !== null && before?.version !== expectedVersion) throw activityFaults.stale()
  if (before?.state === 'closed') throw activityFaults.closed(before.no)
  if (before && before.kind !== input.kind) throw activityFaults.kindChanged()
  // Whoever changes a record must see it as it stands.
  if (before) await activityOf(call, input.id)
  const no = before?.no ?? (await newNumber(call, input.kind, heldMs))
  const { id: byId, name: byName } = call.principal
  await saveActivityRow(call.db, { ...input, no, heldMs, byId, byName, caseIds: [...caseIds] }, call)
  call.note(input.id, { no, cases: caseIds.size })
  await tellUnits(call, input.id, no, input)
  return activityOf(call, input.id)
})

async function newNumber(call: Call, kind: ActivityKind, heldMs: number): Promise<string> {
  const year = Number(localDate(heldMs).slice(0, 4))
  return activityNo(kind, year, await nextNumber(call.db, kind, year))
}

interface Given {
  kind: ActivityKind
  tasks: readonly { id: string; unit: string; task: string; due?: string }[]
}

async function tellUnits(call: Call, activityId: string, no: string, { kind, tasks }: Given): Promise<void> {
  const name = ACTIVITY_NAMES[kind]
  for (const { id, unit, task, due } of tasks) {
    const until = due ? { zh: `，${due} 前答复`, en: `, to be answered by ${due}` } : { zh: '', en: '' }
    await call.runtime.use(notify).notify(call, {
      to: { posts: ['handlerLead', 'streetDispatcher'], unit },
      kind: 'activity',
      title: { zh: `${name.zh} ${no} 有事项须答复${until.zh}`, en: `${name.en} ${no} has a task for you${until.en}` },
      text: { zh: task, en: task },
      link: `/c/supervise/activities?open=${activityId}`,
      dedupeKey: `task:${id}`,
    })
  }
}

export const answerTaskHandler = handle(answerTask, async ({ id, answer }, call) => {
  const found = await findTask(call.db, id)
  if (!found) throw activityFaults.taskNotFound()
  if (!call.principal.posts.some((held) => held.unit === found.unit && held.permissions.has(answerTask.may)))
    throw activityFaults.taskNotYours()
  if (found.answered) throw activityFaults.taskAnswered()
  const { id: byId, name: byName } = call.principal
  await answerTaskRow(call.db, { id, answer: answer.trim(), byId, byName, nowMs: call.nowMs })
  call.note(found.activityId)
  await call.runtime.use(notify).notify(call, {
    to: { personIds: [found.byId] },
    kind: 'reply',
    title: { zh: `${found.no} 的督办事项已答复`, en: `A task of ${found.no} was answered` },
    text: { zh: `${found.task}：${answer}`, en: `${found.task}: ${answer}` },
    link: `/c/supervise/activities?open=${found.activityId}`,
    dedupeKey: `task-answer:${id}`,
  })
  return activityOf(call, found.activityId)
})

export const closeActivityHandler = handle(closeActivity, async ({ id, reason }, call) => {
  const head = await findActivityHead(call.db, id)
  const row = await activityOf(call, id)
  if (head?.state === 'closed') throw activityFaults.closed(row.no)
  const left = unanswered(row.tasks)
  if (left > 0 && !reason?.trim()) throw activityFaults.tasksOpen(left)
  await closeActivityRow(call.db, id, reason?.trim() || null, call.nowMs)
  call.note(id, { no: row.no, unanswered: left })
  return activityOf(call, id)
})
