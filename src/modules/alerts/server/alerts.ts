import { maskText } from '#core/text/mask-text.ts'
import { toRfc3339 } from '#core/time/local.ts'
import { notify } from '#modules/notices/contract.ts'
import { unitBook } from '#modules/people/contract.ts'
import type { Call } from '#platform/call.ts'
import { readCursor, writeCursor } from '#platform/http/moment-cursor.ts'
import { handle } from '#platform/plug.ts'
import {
  type AlertRow,
  acknowledgeAlert,
  assignAlert,
  countAlerts,
  dismissAlert,
  getAlert,
  judgeAlert,
  listAlerts,
} from '../contract.ts'
import { VERDICT_NAMES } from '../domain/states.ts'
import { alertFaults } from './alert-faults.ts'
import {
  type AlertChange,
  addLine,
  casesOf,
  changeAlert,
  countAlertRows,
  findAlerts,
  linesOf,
  lockAlert,
  type StoredAlert,
  tellChanged,
} from './alert-store.ts'
import { alertView } from './alert-view.ts'
import { countTasks, tasksOfAlert } from './task-store.ts'

const PAGE = 50
const MOST_CASES = 500

export const listAlertsHandler = handle(listAlerts, async ({ limit = PAGE, cursor, ...filters }, call) => {
  const rows = await findAlerts(call.db, {
    ...filters,
    scope: call.scope(),
    before: readCursor(cursor),
    limit: limit + 1,
  })
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map((row) => alertView(call.runtime, row)),
    next: rows.length > limit && last ? writeCursor({ atMs: last.begunMs, id: last.id }) : null,
  }
})

export const countAlertsHandler = handle(countAlerts, async (_input, call) => ({
  asOf: toRfc3339(call.nowMs),
  ...(await countAlertRows(call.db, call.scope())),
  ...(await countTasks(call.db, call.scope(), call.nowMs)),
}))

/** In the caller's scope by the permission of viewing, whatever else is to be done with it. */
export async function alertOf(call: Call, id: string): Promise<StoredAlert> {
  const found = (await findAlerts(call.db, { scope: call.scope(), id, limit: 1 }))[0]
  if (!found) throw alertFaults.notFound()
  return found
}

export const getAlertHandler = handle(getAlert, async ({ id }, call) => {
  const alert = await alertOf(call, id)
  // The cases behind are seen as far as cases are seen, which may be less than the alert.
  const cases = call.may('cases:view') ? await casesOf(call.db, id, call.scope('cases:view'), MOST_CASES) : []
  return {
    alert: alertView(call.runtime, alert),
    cases: cases.map(({ reportedMs, title, ...one }) => ({
      ...one,
      title: maskText(title),
      reportedAt: toRfc3339(Math.round(reportedMs)),
    })),
    hidden: alert.cases - cases.length,
    lines: (await linesOf(call.db, id)).map(({ atMs, ...line }) => ({ ...line, at: toRfc3339(Math.round(atMs)) })),
    tasks: await tasksOfAlert(call.db, id),
  }
})

/** Changes an alert of the caller's scope, with its line, and tells the screens. */
export async function change(
  call: Call,
  id: string,
  made: AlertChange,
  line: { what: string; text: string },
  allowed: (state: StoredAlert['state']) => void,
): Promise<AlertRow> {
  const seen = await alertOf(call, id)
  const locked = await lockAlert(call.db, id)
  if (!locked) throw alertFaults.notFound()
  const { expectedVersion } = call.command
  if (expectedVersion !== null && expectedVersion !== locked.version) throw alertFaults.stale()
  allowed(locked.state)
  await changeAlert(call.db, id, made)
  await addLine(call.db, { alertId: id, nowMs: call.nowMs, byName: call.principal.name, ...line })
  await tellChanged(call.db, [
    { id, areaCode: seen.areaCode, units: [...seen.units, ...(made.assignedUnit ? [made.assignedUnit] : [])] },
  ])
  call.note(id, { what: line.what, state: made.state })
  return alertView(call.runtime, await alertOf(call, id))
}

const byCaller = (call: Call) => ({ byName: call.principal.name, nowMs: call.nowMs })
const notDismissed = (state: StoredAlert['state']) => {
  if (state === 'dismissed') throw alertFaults.dismissed()
}

export const acknowledgeAlertHandler = handle(acknowledgeAlert, async ({ id }, call) =>
  change(call, id, { state: 'acknowledged', acknowledged: byCaller(call) }, { what: '确认', text: '' }, (state) => {
    notDismissed(state)
    if (state !== 'waiting') throw alertFaults.acknowledged()
  }),
)

export const assignAlertHandler = handle(assignAlert, async ({ id, unit, text = '' }, call) => {
  const { runtime } = call
  const found = runtime.use(unitBook).find(unit)
  if (!found?.active) throw alertFaults.unitUnknown()
  const { state } = await alertOf(call, id)
  const row = await change(
    call,
    id,
    {
      ...(state === 'waiting' ? { state: 'acknowledged' as const } : {}),
      acknowledged: byCaller(call),
      assignedUnit: unit,
    },
    { what: '交办', text: [found.zh, text.trim()].filter(Boolean).join('：') },
    notDismissed,
  )
  await runtime.use(notify).notify(call, {
    to: { posts: ['handlerLead', 'handlerOfficer', 'streetDispatcher', 'communityOfficer'], unit },
    kind: 'general',
    title: { zh: `治理告警交办：${row.title.zh}`, en: `Alert assigned: ${row.title.en}` },
    text: { zh: `${row.no}。${row.explanation.zh}建议：${row.advice}`, en: `${row.no}. ${row.explanation.en}` },
    link: `/c/alerts?open=${id}`,
    dedupeKey: `alert:${id}:assigned:${unit}`,
  })
  return row
})

export const dismissAlertHandler = handle(dismissAlert, async ({ id, reason }, call) =>
  change(
    call,
    id,
    { state: 'dismissed', acknowledged: byCaller(call), dismissReason: reason.trim() },
    { what: '不予处理', text: reason.trim() },
    (state) => {
      notDismissed(state)
      if (state === 'tasked') throw alertFaults.tasked()
    },
  ),
)

export const judgeAlertHandler = handle(judgeAlert, async ({ id, verdict, text = '' }, call) =>
  change(
    call,
    id,
    { verdict: { verdict, byName: call.principal.name } },
    { what: '评判', text: [VERDICT_NAMES[verdict].zh, text.trim()].filter(Boolean).join('：') },
    () => {},
  ),
)
