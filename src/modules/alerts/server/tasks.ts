import { dayOfDate, localDay, toRfc3339 } from '#core/time/local.ts'
import { report } from '#modules/cases/contract.ts'
import { notify } from '#modules/notices/contract.ts'
import { unitBook } from '#modules/people/contract.ts'
import type { Call } from '#platform/call.ts'
import { readCursor, writeCursor } from '#platform/http/moment-cursor.ts'
import { handle } from '#platform/plug.ts'
import {
  addProgress,
  cancelTask,
  createTask,
  finishTask,
  getTask,
  listTasks,
  openTaskCase,
  type TaskRow,
} from '../contract.ts'
import { alertFaults } from './alert-faults.ts'
import { addLine, findAlerts, nextNumber, tellChanged } from './alert-store.ts'
import { alertView } from './alert-view.ts'
import { alertOf, change } from './alerts.ts'
import {
  changeTask,
  findTasks,
  insertTask,
  lockTask,
  photosOf,
  type StoredTask,
  type TaskChange,
  tasksOfAlert,
} from './task-store.ts'

const PAGE = 50
const LONGEST_DAYS = 731
/** What somebody of the district finds by itself has pictures; see the channel's rules. */
const OWN_DISCOVERY = 'gridPatrol'
const OTHER_SOURCE = 'other'
const EVERYWHERE = { all: true, areas: [], units: [] }

/** A task names its alert even where the alert itself is not the reader's. */
async function taskViews(call: Call, tasks: readonly StoredTask[]): Promise<TaskRow[]> {
  const today = localDay(call.nowMs)
  const views: TaskRow[] = []
  for (const { doneMs, createdMs, progress, ...task } of tasks) {
    const stored = (await findAlerts(call.db, { scope: EVERYWHERE, id: task.alertId, limit: 1 }))[0]!
    const alert = alertView(call.runtime, stored)
    const isOpen = task.state === 'open' || task.state === 'doing'
    views.push({
      ...task,
      alertNo: alert.no,
      alertTitle: alert.title,
      overdue: isOpen && (dayOfDate(task.dueOn) ?? today) < today,
      doneAt: doneMs === null ? null : toRfc3339(Math.round(doneMs)),
      createdAt: toRfc3339(Math.round(createdMs)),
      progress: progress.map(({ atMs, ...line }) => ({ ...line, at: toRfc3339(Math.round(atMs)) })),
    })
  }
  return views
}

export const listTasksHandler = handle(listTasks, async ({ limit = PAGE, cursor, overdue, ...filters }, call) => {
  const rows = await findTasks(call.db, {
    ...filters,
    scope: call.scope(),
    overdueOn: overdue ? toRfc3339(call.nowMs).slice(0, 10) : undefined,
    before: readCursor(cursor),
    limit: limit + 1,
  })
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: await taskViews(call, shown),
    next: rows.length > limit && last ? writeCursor({ atMs: last.createdMs, id: last.id }) : null,
  }
})

export async function taskOf(call: Call, id: string): Promise<StoredTask> {
  const found = (await findTasks(call.db, { scope: call.scope(), id, limit: 1 }))[0]
  if (!found) throw alertFaults.taskNotFound()
  return found
}

const viewOf = async (call: Call, id: string) => (await taskViews(call, [await taskOf(call, id)]))[0]!

export const getTaskHandler = handle(getTask, async ({ id }, call) => viewOf(call, id))

export const createTaskHandler = handle(createTask, async ({ id, unit, place, what, dueOn }, call) => {
  const { runtime, nowMs, principal } = call
  const alert = await alertOf(call, id)
  const named = runtime.use(unitBook).find(unit)
  if (!named?.active) throw alertFaults.unitUnknown()
  const due = dayOfDate(dueOn)
  const today = localDay(nowMs)
  if (due === null || due < today || due > today + LONGEST_DAYS) throw alertFaults.dueOver()
  const taskId = call.newId()
  const year = toRfc3339(nowMs).slice(0, 4)
  const no = `未诉〔${year}〕${await nextNumber(call.db, 'task', Number(year))}号`
  const byName = principal.name
  await change(
    call,
    id,
    { state: 'tasked', acknowledged: { byName, nowMs }, assignedUnit: unit },
    { what: '转任务', text: `${no} ${named.zh}，${dueOn} 前完成` },
    (state) => {
      if (state === 'dismissed') throw alertFaults.dismissed()
    },
  )
  await insertTask(call.db, {
    ...{ id: taskId, no, alertId: id, unit, areaCode: alert.areaCode, place: place.trim(), what: what.trim(), dueOn },
    ...{ byId: principal.id, byName, nowMs },
  })
  await runtime.use(notify).notify(call, {
    to: { posts: ['handlerLead', 'handlerOfficer', 'streetDispatcher', 'communityOfficer'], unit },
    kind: 'general',
    title: { zh: `未诉先办任务 ${no}，${dueOn} 前完成`, en: `Preventive task ${no}, due ${dueOn}` },
    text: { zh: `${place.trim()}：${what.trim()}`, en: `${place.trim()}: ${what.trim()}` },
    link: `/c/preventive-tasks?open=${taskId}`,
    dedupeKey: `alert-task:${taskId}`,
  })
  // Whoever gives a task to a unit out of its own scope still sees what it gave.
  const views = await taskViews(call, await findTasks(call.db, { scope: EVERYWHERE, id: taskId, limit: 1 }))
  return views[0]!
})

async function work(
  call: Call,
  id: string,
  made: TaskChange,
  line: { what: string; text: string; photos?: readonly string[] },
): Promise<TaskRow> {
  const task = await taskOf(call, id)
  const locked = await lockTask(call.db, id)
  if (!locked) throw alertFaults.taskNotFound()
  const { expectedVersion } = call.command
  if (expectedVersion !== null && expectedVersion !== locked.version) throw alertFaults.stale()
  if (locked.state === 'done' || locked.state === 'cancelled') throw alertFaults.taskOver()
  if (line.photos && line.photos.length > 0) {
    const own = await photosOf(call.db, id)
    if (line.photos.some((photo) => !own.has(photo))) throw alertFaults.photoUnknown()
  }
  await changeTask(call.db, id, made)
  const { nowMs, principal } = call
  await addLine(call.db, { alertId: task.alertId, taskId: id, nowMs, byName: principal.name, ...line })
  await tellChanged(call.db, [{ id: task.alertId, areaCode: task.areaCode, units: [task.unit] }])
  call.note(id, { what: line.what, state: made.state })
  return viewOf(call, id)
}

export const addProgressHandler = handle(addProgress, async ({ id, text, photos = [] }, call) =>
  work(call, id, { state: 'doing' }, { what: '进展', text: text.trim(), photos }),
)

export const finishTaskHandler = handle(finishTask, async ({ id, result, photos }, call) => {
  const row = await work(
    call,
    id,
    { state: 'done', done: { result: result.trim(), photos, nowMs: call.nowMs } },
    { what: '完成', text: result.trim(), photos },
  )
  await call.runtime.use(notify).notify(call, {
    to: { posts: ['dutyChief', 'supervisor'] },
    kind: 'general',
    title: { zh: `未诉先办任务完成：${row.no}`, en: `Preventive task done: ${row.no}` },
    text: { zh: `${row.place}：${row.result}`, en: `${row.place}: ${row.result}` },
    link: `/c/preventive-tasks?open=${id}`,
    dedupeKey: `alert-task:${id}:done`,
  })
  return row
})

/** With the last open task gone the alert waits for a decision again. */
export const cancelTaskHandler = handle(cancelTask, async ({ id, reason }, call) => {
  const row = await work(call, id, { state: 'cancelled' }, { what: '取消', text: reason.trim() })
  const siblings = await tasksOfAlert(call.db, row.alertId)
  if (siblings.every(({ state }) => state === 'cancelled'))
    await change(call, row.alertId, { state: 'acknowledged' }, { what: '任务取消', text: row.no }, () => {})
  return row
})

export const openTaskCaseHandler = handle(openTaskCase, async ({ id, photos = [] }, call) => {
  const task = await taskOf(call, id)
  if (task.caseNo !== null) throw alertFaults.caseOpened(task.caseNo)
  const alert = (await findAlerts(call.db, { scope: EVERYWHERE, id: task.alertId, limit: 1 }))[0]!
  const { caseNo, id: caseId } = await call.call(report, {
    channel: photos.length > 0 ? OWN_DISCOVERY : OTHER_SOURCE,
    ...(photos.length > 0 ? { photosBefore: photos } : {}),
    title: `未诉先办：${task.place}`.slice(0, 200),
    text: `${task.what}\n来源：治理告警 ${alert.no}，任务 ${task.no}。`,
    ...(alert.category?.length === 6 ? { category: alert.category } : {}),
    place: {
      address: task.place,
      ...(alert.lon !== null && alert.lat !== null ? { lon: alert.lon, lat: alert.lat } : {}),
      ...(alert.lon === null && alert.areaCode !== null ? { areaCode: alert.areaCode } : {}),
    },
  })
  return work(call, id, { state: 'doing', opened: { caseId, caseNo } }, { what: '上报案件', text: caseNo })
})
