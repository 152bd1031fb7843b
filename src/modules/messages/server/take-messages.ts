import { fault, isFault } from '#core/fault.ts'
import { report } from '#modules/cases/contract.ts'
import { SYSTEM } from '#platform/auth/principal.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { readTable } from '#platform/tables/read-table.ts'
import { importMessages, type TakenMessages, takeMessages } from '../contract.ts'
import { type Given, givenOf, type MessageSource, type NewMessage, readMessage } from '../domain/read-message.ts'
import { messageRoom } from './message-room.ts'
import { findCaseByNumber, insertMessage, knowsNumber, linkMessage, removeMessage } from './message-store.ts'
import { digestOf, parseMail } from './parse-mail.ts'

const MOST_ROWS = 2000
const MOST_MAIL_BYTES = 16 * 1024 * 1024
const SHOWN_REASONS = 100
export const PURPOSES = {
  title: 'messages.title',
  text: 'messages.text',
  name: 'messages.name',
  phone: 'messages.phone',
  email: 'messages.email',
  address: 'messages.address',
} as const

export const takeMessagesHandler = handle(takeMessages, async ({ source: id, messages }, call) => {
  const source = call.runtime.use(messageRoom).get(id)
  const taken = begin()
  for (const [index, given] of messages.entries()) await takeOne(call, source, given, index + 1, taken, false)
  call.note(id, { new: taken.new, known: taken.known, rejected: taken.rejected })
  return taken
})

export const importMessagesHandler = handle(importMessages, async ({ source: id, dryRun }, call) => {
  const room = call.runtime.use(messageRoom)
  const source = room.get(id)
  const { file } = call
  if (!file)
    throw fault('file-missing', { status: 400, zh: '没有收到文件。请选择文件后再导入。', en: 'No file was received.' })
  const isTrial = dryRun === 'true'
  const taken = begin()
  if (file.name.toLowerCase().endsWith('.eml'))
    await takeOne(call, source, await parseMail(await bytesOf(file.stream)), 1, taken, isTrial)
  else
    for await (const row of readTable(
      { stream: file.stream as AsyncIterable<Uint8Array>, name: file.name },
      { maxRows: MOST_ROWS },
    )) {
      if (row.fault) reject(taken, row.line, row.fault)
      else await takeOne(call, source, givenOf(room.rules(), row.values), row.line, taken, isTrial)
    }
  call.note(id, { new: taken.new, known: taken.known, rejected: taken.rejected, dryRun: isTrial })
  return { dryRun: isTrial, ...taken }
})

const begin = (): TakenMessages => ({ new: 0, known: 0, rejected: 0, reasons: [] })

function reject(taken: TakenMessages, line: number, reason: string): void {
  taken.rejected += 1
  if (taken.reasons.length < SHOWN_REASONS) taken.reasons.push({ line, reason })
}

async function takeOne(
  call: Call,
  source: MessageSource,
  given: Given,
  line: number,
  taken: TakenMessages,
  isTrial: boolean,
): Promise<void> {
  const read = readMessage(source, given, call.nowMs, digestOf)
  if (!read.ok) return reject(taken, line, read.reason)
  const { message } = read
  if (isTrial) {
    if (await knowsNumber(call.db, source.id, message.externalNo)) taken.known += 1
    else taken.new += 1
    return
  }
  const id = await insertMessage(call.db, sealed(call, source, message))
  if (id === null) {
    taken.known += 1
    return
  }
  try {
    // Who may see a confidential message writes what its case says; until then it waits.
    if (!source.confidential) await register(call, source, id, message)
    taken.new += 1
  } catch (error) {
    if (!isFault(error)) throw error
    await removeMessage(call.db, id)
    reject(taken, line, `${error.text.zh}${error.text.wayOut?.zh ?? ''}`)
  }
}

/** One case a message; where somebody has typed it in before, that case is its case. */
async function register(call: Call, source: MessageSource, id: string, message: NewMessage): Promise<void> {
  const known = await findCaseByNumber(call.db, source.channel, message.externalNo)
  const made = known ?? (await openCase(call, source, message, message))
  await linkMessage(call.db, id, made, call.principal.name, call.nowMs)
}

export async function openCase(
  call: Call,
  source: MessageSource,
  message: Pick<NewMessage, 'externalNo' | 'link' | 'name' | 'phone' | 'address'>,
  said: { title: string; text: string; category?: string },
): Promise<{ id: string; caseNo: string }> {
  const { name, phone, address, link } = message
  // A program brings messages in and has no say in cases: the house reports them.
  return call.runtime.callWithin({ ...call, principal: SYSTEM }, report, {
    channel: source.channel,
    externalNo: message.externalNo,
    title: said.title,
    text: link === null ? said.text : `${said.text.slice(0, 19_000)}\n来源链接：${link}`,
    ...(said.category === undefined ? {} : { category: said.category }),
    ...(address === null ? {} : { place: { address } }),
    ...(source.confidential ? { confidentiality: 'restricted' as const } : {}),
    appellant:
      name === null && phone === null
        ? { anonymous: true }
        : { ...(name === null ? {} : { name }), ...(phone === null ? {} : { phone }) },
  })
}

function sealed(call: Call, source: MessageSource, message: NewMessage) {
  const seal = (field: keyof typeof PURPOSES, value: string | null) =>
    value === null ? null : call.runtime.secrets.seal(value, PURPOSES[field]).cipher
  const hidden = source.confidential
  return {
    ...{ id: call.newId(), source: source.id, externalNo: message.externalNo, channel: source.channel },
    confidential: hidden,
    title: hidden ? null : message.title,
    sealedTitle: hidden ? seal('title', message.title) : null,
    sealedText: hidden ? seal('text', message.text) : null,
    // Of an open message the case keeps who wrote; here only what a reply needs.
    sealedName: hidden ? seal('name', message.name) : null,
    sealedPhone: hidden ? seal('phone', message.phone) : null,
    sealedEmail: seal('email', message.email),
    sealedAddress: hidden ? seal('address', message.address) : null,
    ...{ link: message.link, publishedMs: message.publishedMs, receivedMs: call.nowMs },
  }
}

async function bytesOf(stream: NodeJS.ReadableStream): Promise<Uint8Array> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of stream) {
    const bytes = Buffer.from(part as Uint8Array)
    length += bytes.length
    if (length > MOST_MAIL_BYTES)
      throw fault('mail-too-large', {
        status: 413,
        zh: '邮件超过 16 MB。请去掉附件后再导入。',
        en: 'The e-mail is larger than 16 MB. Import it without its attachments.',
      })
    parts.push(bytes)
  }
  return Buffer.concat(parts)
}
