import type { Call } from '#platform/call.ts'
import { acceptUpload } from '#platform/files/accept-upload.ts'
import { findFile, registerFile } from '#platform/files/file-register.ts'
import type { FileAnswer } from '#platform/http/file-answer.ts'
import { evidenceFaults } from './evidence-faults.ts'

const MAX_BYTES = 16 * 1024 * 1024
const KINDS = ['jpeg', 'png', 'webp', 'heic', 'pdf', 'docx', 'xlsx'] as const

/** Takes the file of a call in: limited, told by its bytes, pictures drawn anew. Answers its id in the register. */
export async function acceptDocument(call: Call): Promise<string> {
  if (!call.file) throw evidenceFaults.fileMissing()
  const { file, thumbnail } = await acceptUpload(call.runtime.files, call.file.stream as AsyncIterable<Uint8Array>, {
    maxBytes: MAX_BYTES,
    kinds: KINDS,
    name: call.file.name,
  })
  const id = call.newId()
  await registerFile(call.db, {
    id,
    storeId: file.id,
    thumbnailId: thumbnail?.id ?? null,
    meta: file.meta,
    uploadedBy: call.principal.id,
  })
  return id
}

/** Pictures are shown, everything else is saved: nothing that is sent runs in the page. */
export async function sendDocument(call: Call, fileId: string): Promise<FileAnswer> {
  const file = await findFile(call.db, fileId)
  if (!file) throw evidenceFaults.fileGone()
  const { stream, meta } = await call.runtime.files.get(file.storeId)
  const isPicture = meta.mime.startsWith('image/')
  return { name: meta.name, mime: meta.mime, stream, disposition: isPicture ? 'inline' : 'attachment' }
}
