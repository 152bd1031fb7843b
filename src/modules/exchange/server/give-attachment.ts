import { buffer } from 'node:stream/consumers'
import { writeJournal } from '#platform/audit/journal.ts'
import { findFile } from '#platform/files/file-register.ts'
import { handle } from '#platform/plug.ts'
import { giveAttachment, upperPlatform } from '../contract.ts'
import { isToldOf } from './attachment-store.ts'
import { findConnection } from './connection-store.ts'
import { noAttachment, notConnected, replayed } from './faults.ts'
import { takeNonce } from './inbound-store.ts'
import { openConnection } from './open-connection.ts'

export const giveAttachmentHandler = handle(giveAttachment, async (envelope, call) => {
  const row = await findConnection(call.db)
  if (!row?.enabled) throw notConnected()
  const connection = openConnection(call.runtime, row)
  const city = call.runtime.use(upperPlatform)
  const asked = city.readAsked(envelope, connection, call.nowMs)
  if (!(await takeNonce(call.db, envelope.nonce, call.nowMs))) throw replayed()
  const file = (await isToldOf(call.db, asked.thread, asked.id)) ? await findFile(call.db, asked.id) : null
  if (!file) throw noAttachment()
  const { stream } = await call.runtime.files.get(file.storeId)
  // The line says what went out; the picture itself is not kept twice.
  const entry = call.journalEntry(null, asked.id, { thread: asked.thread })
  await writeJournal(call.db, { ...entry, outcome: 'read', commandId: null, answer: null })
  return city.answerAttachment(asked, await buffer(stream), envelope.nonce, connection)
})
