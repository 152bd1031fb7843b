import { localDate } from '#core/time/local.ts'
import type { Database } from '#platform/db/database.ts'
import type { FileAnswer } from '#platform/http/file-answer.ts'
import { handle } from '#platform/plug.ts'
import type { Runtime } from '#platform/runtime.ts'
import { TABLE_MIME, writeTable } from '#platform/tables/write-table.ts'
import { exportJournal } from '../contract.ts'
import { journalFilter, journalLine } from './journal-filter.ts'
import { type JournalFilter, listJournalData } from './journal-store.ts'

const MOST_LINES = 200_000
const BATCH = 1000

const COLUMNS = [
  { key: 'id', title: '编号', width: 10 },
  { key: 'at', title: '时间', width: 26 },
  { key: 'account', title: '账号', width: 18 },
  { key: 'name', title: '姓名', width: 12 },
  { key: 'post', title: '岗位', width: 16 },
  { key: 'operationZh', title: '操作', width: 20 },
  { key: 'operation', title: '操作标识', width: 28 },
  { key: 'objectId', title: '对象', width: 38 },
  { key: 'outcome', title: '结果', width: 8 },
  { key: 'status', title: '状态码', width: 8 },
  { key: 'ip', title: '来源地址', width: 16 },
  { key: 'detail', title: '说明', width: 60 },
]

const OUTCOME_ZH = { done: '完成', refused: '被拒绝', read: '查看' } as const

export const exportJournalHandler = handle(exportJournal, async (input, call): Promise<FileAnswer> => {
  const filter = journalFilter(input, call.runtime)
  call.note('journal', input)
  return {
    name: `审计日志-${localDate(call.nowMs)}.csv`,
    mime: TABLE_MIME.csv,
    stream: writeTable(lines(call.runtime, call.runtime.db, filter), { format: 'csv', columns: COLUMNS }),
  }
})

async function* lines(runtime: Runtime, db: Database, filter: Omit<JournalFilter, 'before' | 'limit'>) {
  let before: JournalFilter['before'] = null
  for (let given = 0; given < MOST_LINES; ) {
    const rows = await listJournalData(db, { ...filter, before, limit: BATCH })
    for (const row of rows) {
      const { detail, outcome, ...line } = journalLine(runtime, row)
      yield { ...line, outcome: OUTCOME_ZH[outcome], detail: detail == null ? '' : JSON.stringify(detail) }
    }
    const last = rows.at(-1)
    if (!last || rows.length < BATCH) return
    before = { atExact: last.atExact, id: String(last.id) }
    given += rows.length
  }
}
