import { fault } from '#core/fault.ts'
import type { Call } from '#platform/call.ts'
import { acceptUpload } from '#platform/files/accept-upload.ts'
import { findFile, registerFile } from '#platform/files/file-register.ts'
import type { FileAnswer } from '#platform/http/file-answer.ts'
import { handle } from '#platform/plug.ts'
import { getDocument, uploadDocument } from '../contract.ts'
import { contractFaults } from './contract-faults.ts'
import { isNamedDocument } from './document-store.ts'

const MAX_BYTES = 32 * 1024 * 1024
const KINDS = ['jpeg', 'png', 'webp', 'pdf', 'docx', 'xlsx'] as const

export const uploadDocumentHandler = handle(uploadDocument, async (_input, call) => {
  if (!call.file)
    throw fault('file-missing', { status: 400, zh: '没有收到文件。请选择文件后再上传。', en: 'No file was received.' })
  const accepted = await acceptUpload(call.runtime.files, call.file.stream as AsyncIterable<Uint8Array>, {
    maxBytes: MAX_BYTES,
    kinds: KINDS,
    name: call.file.name,
  })
  const { meta } = accepted.file
  const id = call.newId()
  await registerFile(call.db, {
    id,
    storeId: accepted.file.id,
    thumbnailId: accepted.thumbnail?.id ?? null,
    meta,
    uploadedBy: call.principal.id,
  })
  call.note(id)
  return { id, name: meta.name, mime: meta.mime, bytes: meta.bytes }
})

export const getDocumentHandler = handle(getDocument, async ({ id }, call): Promise<FileAnswer> => {
  const file = await findFile(call.db, id)
  if (!file || !(file.uploadedBy === call.principal.id || (await isNamedDocument(call.db, id, call.scope()))))
    throw contractFaults.documentNotFound()
  const { stream, meta } = await call.runtime.files.get(file.storeId)
  return { name: meta.name, mime: meta.mime, stream, disposition: 'attachment' }
})

/** A file that a command names must be the caller's own upload, or stand there already. */
export async function checkDocument(call: Call, id: string | undefined, before: string | null): Promise<string | null> {
  if (id === undefined || id === before) return id ?? null
  const file = await findFile(call.db, id)
  if (file?.uploadedBy !== call.principal.id) throw contractFaults.documentNotYours()
  return id
}
