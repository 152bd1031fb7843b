import { fault } from '#core/fault.ts'
import { maskText } from '#core/text/mask-text.ts'
import { toRfc3339 } from '#core/time/local.ts'
import type { Call } from '#platform/call.ts'
import { type Handler, handle } from '#platform/plug.ts'
import { TABLE_MIME, writeTable } from '#platform/tables/write-table.ts'
import { exportCases } from '../contract.ts'
import { stateCards } from '../domain/states.ts'
import type { CaseConditions } from './case-conditions.ts'
import { countEach, type ListedCase, listCases } from './case-list-store.ts'
import { type CaseRoom, caseRoom } from './case-room.ts'
import { endOf, readConditions } from './list-cases.ts'

const MOST_ROWS = 300_000
const PAGE = 1000
/** Counted no further: whoever asks for more cannot take them at once anyway. */
const MOST_COUNTED = 10_000_000

const COLUMNS = [
  ['caseNo', '案件编号'],
  ['title', '标题'],
  ['state', '状态'],
  ['channel', '来源'],
  ['category', '小类代码'],
  ['categoryName', '小类'],
  ['urgency', '紧急程度'],
  ['street', '街道'],
  ['areaCode', '网格代码'],
  ['address', '地址'],
  ['leadUnit', '主办单位'],
  ['reportedAt', '上报时间'],
  ['stepDue', '本环节到期'],
  ['overdue', '已超期'],
  ['closedAt', '结案时间'],
  ['wholeDue', '整案到期'],
  ['onTime', '按时结案'],
].map(([key, title]) => ({ key: key!, title: title! }))

/** The list as it stands, with who took it and when on the first column's file name; names and phones never leave, nor any that stand in the words. */
export function exportUpTo(mostRows: number): Handler {
  return handle(exportCases, async ({ format, ...filters }, call) => {
    const room = call.runtime.use(caseRoom)
    const conditions = readConditions(call, filters, 'cases:export')
    const [count = 0] = await countEach(call.db, [conditions], MOST_COUNTED)
    if (count > mostRows) throw tooMany(count, mostRows)
    const stamp = toRfc3339(call.nowMs).slice(0, 16).replaceAll(/[-:T]/g, '')
    call.note('cases', { format, filters: Object.keys(filters) })
    return {
      name: `案件-${stamp}-${call.principal.account}.${format}`,
      mime: TABLE_MIME[format],
      // The rows are read while they are sent, after this command's transaction is over: from the pool.
      stream: writeTable(pages(call, conditions, room), { format, columns: COLUMNS }),
    }
  })
}

export const exportCasesHandler = exportUpTo(MOST_ROWS)

/** A file that leaves cases out without a word would be taken for all of them. */
function tooMany(count: number, mostRows: number) {
  return fault('export-too-large', {
    status: 422,
    zh: `共 ${count} 件，一次最多导出 ${mostRows} 件。请缩短上报时间段，分几次导出。`,
    en: `These are ${count} cases; at most ${mostRows} can be exported at once. Narrow the period and export in parts.`,
  })
}

async function* pages(call: Call, conditions: CaseConditions, room: CaseRoom) {
  let after: { ms: number; id: string } | null = null
  for (;;) {
    const rows: ListedCase[] = await listCases(call.runtime.db, conditions, { sort: 'newest', limit: PAGE, after })
    for (const row of rows) yield exportRow(row, room)
    const last = rows.at(-1)
    if (rows.length < PAGE || !last) return
    after = { ms: last.reportedMs, id: last.id }
  }
}

const yesNo = (yes: boolean) => (yes ? '是' : '否')

function exportRow(row: ListedCase, room: CaseRoom) {
  const end = endOf(row)
  return {
    caseNo: row.caseNo,
    title: maskText(row.title),
    state: stateCards[row.state as keyof typeof stateCards].zh,
    channel: room.catalogue.channel(row.channel)?.zh ?? row.channel,
    category: row.category,
    categoryName: row.category ? (room.catalogue.category(row.category)?.zh ?? null) : null,
    urgency: row.urgency,
    street: row.areaCode ? (room.areas.namesOf(row.areaCode).street ?? null) : null,
    areaCode: row.areaCode,
    address: row.address === null ? null : maskText(row.address),
    leadUnit: row.leadUnit ? (room.units.find(row.leadUnit)?.zh ?? row.leadUnit) : null,
    reportedAt: toRfc3339(row.reportedMs),
    stepDue: row.stepDueMs === null ? null : toRfc3339(row.stepDueMs),
    overdue: yesNo(row.overdue),
    closedAt: row.closedMs === null ? null : toRfc3339(row.closedMs),
    wholeDue: end.dueMs === null ? null : toRfc3339(end.dueMs),
    onTime: end.onTime === null ? null : yesNo(end.onTime),
  }
}
