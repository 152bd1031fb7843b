import type { Call } from '#platform/call.ts'
import { acceptUpload } from '#platform/files/accept-upload.ts'
import { findFile, registerFile } from '#platform/files/file-register.ts'
import { handle } from '#platform/plug.ts'
import { getTaskPhoto, uploadTaskPhoto } from '../contract.ts'
import { alertFaults } from './alert-faults.ts'
import { insertPhoto, photosOf } from './task-store.ts'
import { taskOf } from './tasks.ts'

const MAX_BYTES = 16 * 1024 * 1024
const KINDS = ['jpeg', 'png', 'webp', 'heic'] as const
const MOST = 60

async function mustTakePhoto(call: Call, id: string) {
  const task = await taskOf(call, id)
  if (task.state === 'done' || task.state === 'cancelled') throw alertFaults.taskOver()
  if ((await photosOf(call.db, id)).size >= MOST) throw alertFaults.tooManyPhotos()
}

export const uploadTaskPhotoHandler = handle(uploadTaskPhoto, async ({ id }, call) => {
  // Before the file is read: whoever may not add it sends nothing.
  await mustTakePhoto(call, id)
  if (!call.file) throw alertFaults.photoMissing()
  const { file, thumbnail } = await acceptUpload(call.runtime.files, call.file.stream as AsyncIterable<Uint8Array>, {
    maxBytes: MAX_BYTES,
    kinds: KINDS,
    name: call.file.name,
  })
  const fileId = call.newId()
  await registerFile(call.db, {
    id: fileId,
    storeId: file.id,
    thumbnailId: thumbnail?.id ?? null,
    meta: file.meta,
    uploadedBy: call.principal.id,
  })
  await insertPhoto(call.db, fileId, id, call.nowMs)
  call.note(id, { photo: fileId })
  return { id: fileId, name: file.meta.name }
})

export const getTaskPhotoHandler = handle(getTaskPhoto, async ({ id, fileId }, call) => {
  await taskOf(call, id)
  const file = (await photosOf(call.db, id)).has(fileId) ? await findFile(call.db, fileId) : null
  if (!file) throw alertFaults.photoUnknown()
  const { stream, meta } = await call.runtime.files.get(file.storeId)
  return { name: meta.name, mime: meta.mime, stream, disposition: 'inline' as const }
})
