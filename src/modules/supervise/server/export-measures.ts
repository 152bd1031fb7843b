import { maskText } from '#core/text/mask-text.ts'
import { toRfc3339 } from '#core/time/local.ts'
import { unitBook } from '#modules/people/contract.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { TABLE_MIME, writeTable } from '#platform/tables/write-table.ts'
import { exportMeasures } from '../contract.ts'
import { FORM_NAMES, MEASURE_NAMES, MEASURE_STATE_NAMES } from '../domain/measure.ts'
import { measureRow, queryOf } from './list-measures.ts'
import { listMeasureRows, type MeasureQuery } from './measure-store.ts'

const MOST_ROWS = 100_000
const PAGE = 1000

const COLUMNS = [
  ['no', '编号'],
  ['kind', '种类'],
  ['level', '级别'],
  ['form', '方式'],
  ['automatic', '系统自动'],
  ['caseNo', '案件编号'],
  ['caseTitle', '案件标题'],
  ['unit', '责任单位'],
  ['text', '内容'],
  ['openedAt', '发出时间'],
  ['openedBy', '发出人'],
  ['due', '答复期限'],
  ['state', '状态'],
  ['overdue', '超期'],
  ['answer', '答复'],
  ['answeredAt', '答复时间'],
  ['answeredBy', '答复人'],
  ['endedAt', '办结时间'],
].map(([key, title]) => ({ key: key!, title: title! }))

/** The register as it is filtered; numbers of persons that stand in the words are masked. */
export const exportMeasuresHandler = handle(exportMeasures, async ({ format, ...filters }, call) => {
  const stamp = toRfc3339(call.nowMs).slice(0, 16).replaceAll(/[-:T]/g, '')
  call.note('register', { format, filters: Object.keys(filters) })
  return {
    name: `督办台账-${stamp}-${call.principal.account}.${format}`,
    mime: TABLE_MIME[format],
    stream: writeTable(rowsOf(call, queryOf(call, filters)), { format, columns: COLUMNS }),
  }
})

/** Read while they are sent, after this command's transaction is over: from the pool. */
async function* rowsOf(call: Call, query: Omit<MeasureQuery, 'before' | 'limit'>) {
  let before: MeasureQuery['before'] = null
  const units = call.runtime.use(unitBook)
  for (let sent = 0; sent < MOST_ROWS; sent += PAGE) {
    const rows = await listMeasureRows(call.runtime.db, { ...query, before, limit: PAGE })
    for (const stored of rows) {
      const row = measureRow(call, stored)
      yield {
        ...row,
        kind: MEASURE_NAMES[row.kind].zh,
        form: row.form === null ? null : (FORM_NAMES[row.form]?.zh ?? row.form),
        automatic: row.automatic ? '是' : '否',
        unit: row.unit === null ? '本中心' : (units.find(row.unit)?.zh ?? row.unit),
        text: maskText(row.text),
        openedBy: row.automatic ? '系统' : row.openedByName,
        state: MEASURE_STATE_NAMES[row.state].zh,
        overdue: row.overdue ? '是' : '否',
        answer: row.answer === null ? null : maskText(row.answer),
        answeredBy: row.answeredByName,
      }
    }
    const last = rows.at(-1)
    if (rows.length < PAGE || !last) return
    before = { atMs: last.openedMs, id: last.id }
  }
}
