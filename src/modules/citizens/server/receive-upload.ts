import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { beginUpload, sendPart } from '../contract.ts'
import { PART_BYTES } from '../domain/limits.ts'
import { checkTicket } from './check-ticket.ts'
import { citizenFaults } from './citizen-faults.ts'
import { citizenRoom } from './citizen-room.ts'
import { addressOf, DAY, HOUR, refuseMoreThan } from './refuse-more-than.ts'
import { addPart, addUpload, bytesWaiting, findUpload } from './upload-store.ts'

/** One page may begin so many times the pictures of one report: some are taken out again. */
const TIMES = 4

export const beginUploadHandler = handle(beginUpload, async ({ id, ticket, bytes }, call) => {
  const { nonce } = checkTicket(call, ticket)
  const known = await findUpload(call.db, id)
  if (known) {
    if (known.bytes !== bytes) throw citizenFaults.partWrong()
    return { received: known.received }
  }
  const { uploadsAnHourAnAddress, uploadKilobytesAnHourAnAddress, uploadMegabytesWaiting, photos } = call.runtime
    .use(citizenRoom)
    .rules()
  const address = addressOf(call)
  await refuseMoreThan(call, uploadsAnHourAnAddress, 'upload', address, HOUR)
  await refuseMoreThan(call, uploadKilobytesAnHourAnAddress, 'upload-kb', address, HOUR, Math.ceil(bytes / 1024))
  // What many addresses send together must not fill the disk: reports without pictures still come in.
  if ((await bytesWaiting(call.db)) + bytes > uploadMegabytesWaiting * 1_048_576) throw citizenFaults.picturesFull()
  await refuseMoreThan(call, photos * TIMES, 'ticket-upload', nonce, DAY)
  await addUpload(call.db, id, bytes, call.nowMs)
  return { received: 0 }
})

export const sendPartHandler = handle(sendPart, async ({ id, at, data }, call: Call) => {
  const upload = await findUpload(call.db, id)
  if (!upload) throw citizenFaults.uploadGone()
  if (at < upload.received) return { received: upload.received }
  const part = Buffer.from(data, 'base64')
  const end = at + part.length
  const isWhole = part.length === PART_BYTES || end === upload.bytes
  if (at > upload.received || part.length === 0 || end > upload.bytes || !isWhole) throw citizenFaults.partWrong()
  await addPart(call.db, id, at, part)
  return { received: (await findUpload(call.db, id))?.received ?? end }
})
