import { fault } from '#core/fault.ts'
import type { Call } from '#platform/call.ts'
import { acceptUpload } from '#platform/files/accept-upload.ts'
import { findFile, type RegisteredFile, registerFile } from '#platform/files/file-register.ts'
import type { FileAnswer } from '#platform/http/file-answer.ts'
import { handle } from '#platform/plug.ts'
import { getFile, uploadFile } from '../contract.ts'
import { getVisibleCase } from './get-case.ts'
import { recordOf, type StoredLine } from './record-store.ts'

const MAX_BYTES = 32 * 1024 * 1024
const KINDS = ['jpeg', 'png', 'webp', 'heic', 'pdf', 'docx', 'xlsx', 'mp4', 'mp3', 'wav', 'm4a'] as const

export const uploadFileHandler = handle(uploadFile, async (_input, call) => {
  if (!call.file)
    throw fault('file-missing', { status: 400, zh: '没有收到文件。请选择文件后再上传。', en: 'No file was received.' })
  const { files } = call.runtime
  const accepted = await acceptUpload(files, call.file.stream as AsyncIterable<Uint8Array>, {
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
  return {
    id,
    name: meta.name,
    mime: meta.mime,
    bytes: meta.bytes,
    takenAt: meta.takenAt ?? null,
    position: meta.position ?? null,
  }
})

export const getFileHandler = handle(getFile, async ({ id, fileId, size }, call): Promise<FileAnswer> => {
  const file = await findFile(call.db, fileId)
  if (!file || !(await maySeeFile(call, id, file)))
    throw fault('file-not-found', {
      status: 404,
      zh: '没有这个文件，或不属于本案。请刷新后再看。',
      en: 'There is no such file on this case.',
    })
  const storeId = size === 'thumbnail' && file.thumbnailId ? file.thumbnailId : file.storeId
  const { stream, meta } = await call.runtime.files.get(storeId)
  return {
    name: meta.name,
    mime: meta.mime,
    stream,
    disposition: meta.mime.startsWith('image/') ? 'inline' : 'attachment',
  }
})

/** One's own upload before it is on a case, else a file that the case's record names. */
async function maySeeFile(call: Call, reference: string, file: RegisteredFile): Promise<boolean> {
  if (reference === 'draft') return file.uploadedBy === call.principal.id
  const { state } = await getVisibleCase(call, reference)
  return isNamedBy(await recordOf(call.db, state.id), file.id)
}

/** Is the file on the case: does a line of its record name it, as a photo or as an attachment? */
export function isNamedBy(lines: readonly StoredLine[], fileId: string): boolean {
  return lines.some((line) => JSON.stringify(line.data).includes(`"${fileId}"`))
}
