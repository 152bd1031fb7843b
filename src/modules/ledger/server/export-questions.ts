import { toRfc3339 } from '#core/time/local.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { TABLE_MIME, writeTable } from '#platform/tables/write-table.ts'
import { exportQuestions } from '../contract.ts'
import { ENTRY_KIND_NAMES, QUESTION_STATE_NAMES } from '../domain/questions/question.ts'
import { questionRow } from './question-row.ts'
import { listQuestionRows, type QuestionQuery } from './question-store.ts'
import { questionFilters } from './questions.ts'

const MOST_ROWS = 20_000
const PAGE = 500

const COLUMNS = [
  ['no', '编号'],
  ['about', '项目或表'],
  ['year', '年度'],
  ['figure', '所指数字'],
  ['state', '状态'],
  ['askedBy', '提出人'],
  ['askedAt', '提出时间'],
  ['answerBy', '答复期限（自然日）'],
  ['overdue', '超期'],
  ['kind', '往来'],
  ['text', '内容'],
  ['by', '发言人'],
  ['at', '时间'],
].map(([key, title]) => ({ key: key!, title: title! }))

/** A line for everything that was said, as the list is filtered. */
export const exportQuestionsHandler = handle(exportQuestions, async ({ format, ...filters }, call) => {
  const stamp = toRfc3339(call.nowMs).slice(0, 16).replaceAll(/[-:T]/g, '')
  call.note('questions', { format, filters: Object.keys(filters) })
  return {
    name: `代表询问-${stamp}-${call.principal.account}.${format}`,
    mime: TABLE_MIME[format],
    stream: writeTable(rowsOf(call, await questionFilters(call, filters)), { format, columns: COLUMNS }),
  }
})

/** Read while they are sent, after this command's transaction is over: from the pool. */
async function* rowsOf(call: Call, query: Omit<QuestionQuery, 'limit'>) {
  let before: QuestionQuery['before'] = null
  for (let sent = 0; sent < MOST_ROWS; sent += PAGE) {
    const rows = await listQuestionRows(call.runtime.db, { ...query, before, limit: PAGE })
    for (const stored of rows) {
      const { entries, ...row } = questionRow(call, stored)
      for (const entry of entries)
        yield {
          no: row.no,
          about: row.projectName ?? row.tableKey,
          year: row.year,
          figure: row.figure,
          state: QUESTION_STATE_NAMES[row.state].zh,
          askedBy: row.askedByName,
          askedAt: row.askedAt,
          answerBy: row.answerBy,
          overdue: row.overdue ? '是' : '否',
          kind: ENTRY_KIND_NAMES[entry.kind].zh,
          text: entry.text,
          by: entry.byName,
          at: entry.at,
        }
    }
    const last = rows.at(-1)
    if (rows.length < PAGE || !last) return
    before = { atMs: last.saidMs, id: last.id }
  }
}
