import { fault } from '#core/fault.ts'
import { toRfc3339 } from '#core/time/local.ts'
import { personBook } from '#modules/people/contract.ts'
import { handle } from '#platform/plug.ts'
import { listOutgoing, resend } from '../contract.ts'
import { outgoingTitle } from '../domain/warning-text.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { noticeBook } from './notice-book.ts'
import { askAgain, findOutgoingState, listOutgoingRows } from './outgoing-store.ts'

const PAGE = 50
const instantOrNull = (ms: number | null) => (ms === null ? null : toRfc3339(ms))

export const listOutgoingHandler = handle(listOutgoing, async (input, call) => {
  const limit = input.limit ?? PAGE
  const rows = await listOutgoingRows(call.db, {
    channel: input.channel ?? null,
    status: input.status ?? null,
    before: readCursor(input.cursor),
    limit: limit + 1,
  })
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const book = call.runtime.use(noticeBook)
  const persons = call.runtime.use(personBook)
  return {
    items: shown.map(({ text, notice, createdMs, nextTryMs, sentMs, ...row }) => ({
      ...row,
      kindZh: book.find(row.kind)?.zh ?? row.kind,
      kindEn: book.find(row.kind)?.en ?? row.kind,
      personName: persons.find(row.personId)?.name ?? row.personId,
      text: text ?? (notice ? outgoingTitle(notice) : ''),
      createdAt: toRfc3339(createdMs),
      nextTryAt: instantOrNull(nextTryMs),
      sentAt: instantOrNull(sentMs),
    })),
    next: rows.length > limit && last ? writeCursor({ atMs: last.createdMs, id: last.id }) : null,
  }
})

export const resendHandler = handle(resend, async ({ id }, call) => {
  const again = await askAgain(call.db, id, call.nowMs)
  const status = await findOutgoingState(call.db, id)
  if (status === null)
    throw fault('message-not-found', {
      status: 404,
      zh: '没有找到这条外发消息。请刷新列表。',
      en: 'There is no such message. Refresh the list.',
    })
  if (!again)
    throw fault('message-not-failed', {
      status: 409,
      zh: '只有发送失败的消息可以重发。这条已发出或正在发送。',
      en: 'Only a message that failed can be sent again; this one has left or is on its way.',
    })
  call.note(id)
  return { id, status }
})
