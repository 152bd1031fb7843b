import { fault } from '#core/fault.ts'
import { toRfc3339 } from '#core/time/local.ts'
import type { Call } from '#platform/call.ts'
import { readCursor, writeCursor } from '#platform/http/moment-cursor.ts'
import { handle } from '#platform/plug.ts'
import { listMessages, listSources, type MessageRow, openMessage, registerMessage } from '../contract.ts'
import { messageRoom } from './message-room.ts'
import { countToDo, findMessages, linkMessage, lockMessage, type StoredMessage } from './message-store.ts'
import { openCase, PURPOSES } from './take-messages.ts'

const PAGE = 50

export const listSourcesHandler = handle(listSources, async (_input, call) => ({
  items: call.runtime
    .use(messageRoom)
    .rules()
    .sources.filter(({ confidential }) => !confidential || call.may(openMessage.may))
    .map((one) => ({ ...one })),
}))

export const listMessagesHandler = handle(listMessages, async ({ cursor, limit = PAGE, ...filters }, call) => {
  const withConfidential = call.may(openMessage.may)
  const found = await findMessages(call.db, {
    ...{ ...filters, withConfidential },
    before: readCursor(cursor),
    limit: limit + 1,
  })
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  return {
    items: rows.map((row) => messageRow(call, row)),
    next: found.length > limit && last ? writeCursor({ atMs: last.receivedMs, id: last.id }) : null,
    ...(await countToDo(call.db, withConfidential)),
  }
})

export const openMessageHandler = handle(openMessage, async ({ id, purpose }, call) => {
  const stored = await confidentialOf(call, id)
  call.note(id, { purpose })
  const open = (field: keyof typeof PURPOSES, cipher: string | null) =>
    cipher === null ? null : call.runtime.secrets.open(cipher, PURPOSES[field])
  return {
    id,
    title: open('title', stored.sealedTitle) ?? '',
    text: open('text', stored.sealedText) ?? '',
    name: open('name', stored.sealedName),
    phone: open('phone', stored.sealedPhone),
    email: open('email', stored.sealedEmail),
    address: open('address', stored.sealedAddress),
  }
})

export const registerMessageHandler = handle(registerMessage, async ({ id, title, text, category }, call) => {
  const stored = await confidentialOf(call, id)
  if (stored.caseNo !== null)
    throw fault('message-registered', {
      status: 422,
      zh: `此件已登记为 ${stored.caseNo}。请打开该案件。`,
      en: `This message is registered already: ${stored.caseNo}.`,
    })
  const open = (field: 'name' | 'phone', cipher: string | null) =>
    cipher === null ? null : call.runtime.secrets.open(cipher, PURPOSES[field])
  const message = {
    ...{ externalNo: stored.externalNo, link: null, address: null },
    name: open('name', stored.sealedName),
    phone: open('phone', stored.sealedPhone),
  }
  const source = call.runtime.use(messageRoom).get(stored.source)
  const said = { title: title.trim(), text: text.trim(), ...(category === undefined ? {} : { category }) }
  const made = await openCase(call, source, message, said)
  await linkMessage(call.db, id, made, call.principal.name, call.nowMs)
  call.note(id, { caseNo: made.caseNo })
  return messageRow(call, { ...stored, caseId: made.id, caseNo: made.caseNo })
})

async function confidentialOf(call: Call, id: string): Promise<StoredMessage> {
  const stored = await lockMessage(call.db, id)
  if (stored?.confidential) return stored
  throw fault('message-unknown', {
    status: 404,
    zh: '没有这件保密来件。请从列表中选择。',
    en: 'There is no such confidential message. Choose one of the list.',
  })
}

export function messageRow({ runtime }: Call, stored: StoredMessage): MessageRow {
  const source = runtime.use(messageRoom).find(stored.source)
  const { id, externalNo, title, confidential, link, caseId, caseNo, replies, repliesWaiting } = stored
  return {
    ...{ id, source: stored.source, sourceZh: source?.zh ?? stored.source, sourceEn: source?.en ?? stored.source },
    ...{ externalNo, title, confidential, link, caseId, caseNo, replies, repliesWaiting },
    publishedAt: stored.publishedMs === null ? null : toRfc3339(stored.publishedMs),
    receivedAt: toRfc3339(stored.receivedMs),
  }
}
