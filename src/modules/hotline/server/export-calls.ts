import { toRfc3339 } from '#core/time/local.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { TABLE_MIME, writeTable } from '#platform/tables/write-table.ts'
import { exportCalls } from '../contract.ts'
import { OUTCOME_NAMES } from '../words.ts'
import { type CallQuery, findCalls } from './call-store.ts'
import { callRow, span } from './calls.ts'

const MOST_ROWS = 100_000
const PAGE = 1000

const COLUMNS = [
  ['offeredAt', '来电时间'],
  ['number', '被叫号码'],
  ['callerMasked', '主叫号码（遮盖）'],
  ['outcome', '结果'],
  ['waitSeconds', '等待（秒）'],
  ['line', '线路'],
  ['agent', '坐席'],
  ['answeredAt', '接听时间'],
  ['endedAt', '挂机时间'],
  ['sessionTitle', '专场'],
  ['caseNo', '案号'],
  ['recording', '录音编号'],
  ['simulated', '模拟'],
].map(([key, title]) => ({ key: key!, title: title! }))

export const exportCallsHandler = handle(exportCalls, async ({ format, from, until, ...filters }, call) => {
  const stamp = toRfc3339(call.nowMs).slice(0, 16).replaceAll(/[-:T]/g, '')
  call.note('calls', { format, filters: Object.keys(filters) })
  return {
    name: `话务记录-${stamp}-${call.principal.account}.${format}`,
    mime: TABLE_MIME[format],
    stream: writeTable(rowsOf(call, { ...filters, ...span(from, until) }), { format, columns: COLUMNS }),
  }
})

/** Read while they are sent, after this command's transaction is over: from the pool. */
async function* rowsOf({ runtime }: Call, query: Omit<CallQuery, 'before' | 'limit'>) {
  let before: CallQuery['before'] = null
  for (let sent = 0; sent < MOST_ROWS; sent += PAGE) {
    const rows = await findCalls(runtime.db, { ...query, before, limit: PAGE })
    for (const stored of rows) {
      const row = callRow(runtime, stored)
      yield {
        ...row,
        outcome: OUTCOME_NAMES[row.outcome].zh,
        waitSeconds: row.waitMs === null ? null : (row.waitMs / 1000).toFixed(1),
        simulated: row.simulated ? '是' : '否',
      }
    }
    const last = rows.at(-1)
    if (rows.length < PAGE || !last) return
    before = { atMs: last.offeredMs ?? 0, id: last.id }
  }
}
