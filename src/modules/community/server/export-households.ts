import { fault } from '#core/fault.ts'
import { toRfc3339 } from '#core/time/local.ts'
import type { Call } from '#platform/call.ts'
import { type Handler, handle } from '#platform/plug.ts'
import { TABLE_MIME, writeTable } from '#platform/tables/write-table.ts'
import { exportHouseholds, type HouseholdRow } from '../contract.ts'
import { communityRoom } from './community-room.ts'
import { householdQuery } from './household-query.ts'
import { findHouseholds, type HouseholdQuery } from './household-store.ts'
import { householdView } from './views.ts'

/** More than any community has; nobody takes more out at once (domain §12.1, count limit). */
const MOST_ROWS = 20_000
const PAGE = 500
const DUE = { none: '', later: '未到期', soon: '一周内', due: '该走访' } as const
const TENURE = { own: '自有', rent: '租住', other: '其他' } as const

const COLUMNS = [
  { key: 'building', title: '楼栋' },
  { key: 'door', title: '门户（遮挡）' },
  { key: 'head', title: '户主（遮挡）' },
  { key: 'residents', title: '人数' },
  { key: 'tenure', title: '居住方式' },
  { key: 'care', title: '关爱类别' },
  { key: 'due', title: '走访' },
  { key: 'dueOn', title: '应访日期' },
  { key: 'lastVisitAt', title: '上次走访' },
  { key: 'areaCode', title: '网格编码' },
  { key: 'taken', title: '导出人和时间' },
]

/** As the list shows it, masked alike, with who took it and when on every line. */
export function exportHouseholdsUpTo(mostRows: number): Handler {
  return handle(exportHouseholds, async ({ format, ...filters }, call) => {
    const query = householdQuery(call, filters)
    const some = await findHouseholds(call.db, { ...query, sort: 'place', after: null, limit: mostRows + 1 })
    if (some.length > mostRows) throw tooMany(mostRows)
    const stamp = toRfc3339(call.nowMs)
    call.note('households', { format, filters: Object.keys(filters) })
    return {
      name: `住户-${stamp.slice(0, 16).replaceAll(/[-:T]/g, '')}-${call.principal.account}.${format}`,
      mime: TABLE_MIME[format],
      stream: writeTable(rowsOf(call, query, `${call.principal.account} ${stamp}`), { format, columns: COLUMNS }),
    }
  })
}

export const exportHouseholdsHandler = exportHouseholdsUpTo(MOST_ROWS)

async function* rowsOf(call: Call, query: Omit<HouseholdQuery, 'sort' | 'after' | 'limit'>, taken: string) {
  const { careKinds } = call.runtime.use(communityRoom).rules()
  const nameOf = new Map(careKinds.map(({ key, zh }) => [key, zh]))
  let after: HouseholdQuery['after'] = null
  for (;;) {
    // Read while they are sent, after this command's transaction is over: from the pool.
    const rows = await findHouseholds(call.runtime.db, { ...query, sort: 'place', after, limit: PAGE })
    for (const row of rows) yield { ...lineOf(householdView(call, row), nameOf), taken }
    const last = rows.at(-1)
    if (rows.length < PAGE || !last) return
    after = [last.building, last.entrance, last.floor ?? 0, last.id]
  }
}

function lineOf(row: HouseholdRow, nameOf: ReadonlyMap<string, string>) {
  return {
    building: row.building,
    door: row.room,
    head: row.head,
    residents: row.residents,
    tenure: TENURE[row.tenure],
    care: (row.care ?? []).map((key) => nameOf.get(key) ?? key).join('、'),
    due: DUE[row.due.state],
    dueOn: row.due.on,
    lastVisitAt: row.lastVisitAt,
    areaCode: row.areaCode,
  }
}

function tooMany(mostRows: number) {
  return fault('export-too-large', {
    status: 422,
    zh: `超过 ${mostRows} 户，不能一次导出。请按楼栋或走访情况筛选后分次导出。`,
    en: `More than ${mostRows} households; narrow the list by building or visits and export in parts.`,
  })
}
