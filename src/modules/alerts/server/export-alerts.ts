import { toRfc3339 } from '#core/time/local.ts'
import { unitBook } from '#modules/people/contract.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { TABLE_MIME, writeTable } from '#platform/tables/write-table.ts'
import { exportAlerts } from '../contract.ts'
import { ALERT_LEVEL_NAMES, RULE_KIND_NAMES } from '../domain/rule.ts'
import { AFTERWARDS_NAMES, ALERT_STATE_NAMES, VERDICT_NAMES } from '../domain/states.ts'
import { type AlertQuery, findAlerts } from './alert-store.ts'
import { alertView } from './alert-view.ts'

const MOST_ROWS = 100_000
const PAGE = 1000

const COLUMNS = [
  ['no', '编号'],
  ['level', '级别'],
  ['kind', '种类'],
  ['rule', '规则'],
  ['title', '告警'],
  ['explanation', '依据'],
  ['place', '位置'],
  ['cases', '案件数'],
  ['begunAt', '触发时间'],
  ['endedAt', '结束时间'],
  ['state', '处理'],
  ['acknowledgedByName', '确认人'],
  ['acknowledgedAt', '确认时间'],
  ['unit', '交办单位'],
  ['dismissReason', '不予处理理由'],
  ['verdict', '评判'],
  ['afterwards', '三十日后'],
].map(([key, title]) => ({ key: key!, title: title! }))

/** As it is filtered. */
export const exportAlertsHandler = handle(exportAlerts, async ({ format, ...filters }, call) => {
  const stamp = toRfc3339(call.nowMs).slice(0, 16).replaceAll(/[-:T]/g, '')
  call.note('alerts', { format, filters: Object.keys(filters) })
  return {
    name: `治理告警-${stamp}-${call.principal.account}.${format}`,
    mime: TABLE_MIME[format],
    stream: writeTable(rowsOf(call, { ...filters, scope: call.scope() }), { format, columns: COLUMNS }),
  }
})

/** Read while they are sent, after this command's transaction is over: from the pool. */
async function* rowsOf(call: Call, query: Omit<AlertQuery, 'before' | 'limit'>) {
  const units = call.runtime.use(unitBook)
  let before: AlertQuery['before'] = null
  for (let sent = 0; sent < MOST_ROWS; sent += PAGE) {
    const rows = await findAlerts(call.runtime.db, { ...query, before, limit: PAGE })
    for (const stored of rows) {
      const row = alertView(call.runtime, stored)
      const { no, cases, begunAt, endedAt, acknowledgedByName, acknowledgedAt, dismissReason } = row
      yield {
        ...{ no, cases, begunAt, endedAt, acknowledgedByName, acknowledgedAt, dismissReason },
        level: ALERT_LEVEL_NAMES[row.level].zh,
        kind: RULE_KIND_NAMES[row.kind].zh,
        rule: row.rule.zh,
        title: row.title.zh,
        explanation: row.explanation.zh,
        place: row.placeName,
        state: ALERT_STATE_NAMES[row.state].zh,
        unit: row.assignedUnit === null ? null : (units.find(row.assignedUnit)?.zh ?? row.assignedUnit),
        verdict: row.verdict === null ? null : VERDICT_NAMES[row.verdict].zh,
        afterwards: row.afterwards === null ? null : AFTERWARDS_NAMES[row.afterwards].zh,
      }
    }
    const last = rows.at(-1)
    if (rows.length < PAGE || !last) return
    before = { atMs: last.begunMs, id: last.id }
  }
}
