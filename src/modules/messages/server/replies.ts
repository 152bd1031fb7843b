import { toRfc3339 } from '#core/time/local.ts'
import { caseChanged } from '#modules/cases/contract.ts'
import type { Call } from '#platform/call.ts'
import { handle, when } from '#platform/plug.ts'
import { TABLE_MIME, writeTable } from '#platform/tables/write-table.ts'
import { confirmReplies, exportReplies, listReplies, openMessage, type ReplyRow } from '../contract.ts'
import { messageRoom } from './message-room.ts'
import { addReplies, markTaken, type StoredReply, waitingReplies } from './reply-store.ts'

const PAGE = 100
const MOST_EXPORTED = 5000

/** When a case closes, whoever wrote is answered through the source that brought the message. */
export const makeReplies = when(caseChanged, 'messages.makeReplies', async ({ caseId, state }, call) => {
  if (state !== 'closed' && state !== 'archived') return
  const { sources } = call.runtime.use(messageRoom).rules()
  const answering = sources.filter(({ replies }) => replies).map(({ id }) => id)
  await addReplies(call.runtime.db, caseId, { newId: call.newId, sources: answering, nowMs: call.nowMs })
})

const replyRow = ({ madeMs, takenMs, ...row }: StoredReply): ReplyRow => ({
  ...row,
  madeAt: toRfc3339(madeMs),
  takenAt: takenMs === null ? null : toRfc3339(takenMs),
})

/** The program of a source takes its replies without seeing more: a reply is what is published. */
const mayAll = (call: Call) => call.may(openMessage.may) || call.principal.kind === 'program'

export const listRepliesHandler = handle(listReplies, async ({ source, limit = PAGE }, call) => ({
  items: (await waitingReplies(call.db, { source, withConfidential: mayAll(call), limit })).map(replyRow),
}))

export const confirmRepliesHandler = handle(confirmReplies, async ({ ids }, call) => {
  const confirmed = await markTaken(call.db, ids, call.principal.name, call.nowMs)
  call.note('replies', { confirmed })
  return { confirmed }
})

const COLUMNS = [
  ['source', '来源'],
  ['externalNo', '编号'],
  ['caseNo', '案号'],
  ['link', '链接'],
  ['text', '答复'],
  ['madeAt', '答复时间'],
  ['id', '答复标识'],
].map(([key, title]) => ({ key: key!, title: title! }))

export const exportRepliesHandler = handle(exportReplies, async ({ source, format }, call) => {
  const room = call.runtime.use(messageRoom)
  const rows = await waitingReplies(call.db, { source, withConfidential: mayAll(call), limit: MOST_EXPORTED })
  call.note('replies', { format, rows: rows.length })
  const stamp = toRfc3339(call.nowMs).slice(0, 16).replaceAll(/[-:T]/g, '')
  const each = async function* () {
    for (const row of rows) {
      const { source: id, externalNo, caseNo, link, text, madeAt, id: replyId } = replyRow(row)
      yield { source: room.find(id)?.zh ?? id, externalNo, caseNo, link, text, madeAt, id: replyId }
    }
  }
  return {
    name: `答复-${stamp}.${format}`,
    mime: TABLE_MIME[format],
    stream: writeTable(each(), { format, columns: COLUMNS }),
  }
})
