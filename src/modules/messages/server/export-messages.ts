import { maskText } from '#core/text/mask-text.ts'
import { toRfc3339 } from '#core/time/local.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { TABLE_MIME, writeTable } from '#platform/tables/write-table.ts'
import { exportMessages, openMessage } from '../contract.ts'
import { findMessages, type MessageQuery } from './message-store.ts'
import { messageRow } from './messages.ts'

const MOST_ROWS = 50_000
const PAGE = 1000

const COLUMNS = [
  ['receivedAt', '收到时间'],
  ['source', '来源'],
  ['externalNo', '编号'],
  ['title', '标题'],
  ['link', '链接'],
  ['publishedAt', '发布时间'],
  ['caseNo', '案号'],
  ['reply', '答复'],
].map(([key, title]) => ({ key: key!, title: title! }))

/** Titles may hold numbers of persons, which are masked; those of confidential messages lie sealed. */
export const exportMessagesHandler = handle(exportMessages, async ({ format, ...filters }, call) => {
  const stamp = toRfc3339(call.nowMs).slice(0, 16).replaceAll(/[-:T]/g, '')
  call.note('messages', { format, filters: Object.keys(filters) })
  return {
    name: `来信清单-${stamp}-${call.principal.account}.${format}`,
    mime: TABLE_MIME[format],
    stream: writeTable(rowsOf(call, { ...filters, withConfidential: call.may(openMessage.may) }), {
      format,
      columns: COLUMNS,
    }),
  }
})

/** Read while they are sent, after this command's transaction is over: from the pool. */
async function* rowsOf(call: Call, query: Omit<MessageQuery, 'before' | 'limit'>) {
  let before: MessageQuery['before'] = null
  for (let sent = 0; sent < MOST_ROWS; sent += PAGE) {
    const rows = await findMessages(call.runtime.db, { ...query, before, limit: PAGE })
    for (const stored of rows) {
      const row = messageRow(call, stored)
      const { receivedAt, externalNo, link, publishedAt, caseNo } = row
      yield {
        ...{ receivedAt, externalNo, link, publishedAt, caseNo, source: row.sourceZh },
        title: row.title === null ? '保密来件' : maskText(row.title),
        reply: row.repliesWaiting > 0 ? '待回传' : row.replies > 0 ? '已回传' : '',
      }
    }
    const last = rows.at(-1)
    if (rows.length < PAGE || !last) return
    before = { atMs: last.receivedMs, id: last.id }
  }
}
