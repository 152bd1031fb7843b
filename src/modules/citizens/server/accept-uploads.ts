import type { Call } from '#platform/call.ts'
import type { Executor } from '#platform/db/database.ts'
import { type AcceptedUpload, acceptUpload } from '#platform/files/accept-upload.ts'
import { registerFile } from '#platform/files/file-register.ts'
import { MOST_UPLOAD_BYTES } from '../domain/limits.ts'
import { citizenFaults } from './citizen-faults.ts'
import { citizenRoom } from './citizen-room.ts'
import { dropUploads, findUpload, partsOf } from './upload-store.ts'

const KINDS = ['jpeg', 'png', 'webp', 'heic'] as const

/** Pictures that have arrived whole, drawn anew by the house; outside of any transaction, for it takes a while. */
export async function acceptUploads(call: Call, ids: readonly string[]): Promise<AcceptedUpload[]> {
  const { photos } = call.runtime.use(citizenRoom).rules()
  if (ids.length > photos) throw citizenFaults.tooManyPhotos(photos)
  const accepted: AcceptedUpload[] = []
  for (const [at, id] of ids.entries()) {
    const upload = await findUpload(call.db, id)
    if (!upload || upload.received !== upload.bytes) throw citizenFaults.uploadIncomplete()
    const rules = { maxBytes: MOST_UPLOAD_BYTES, kinds: KINDS, name: `市民照片${at + 1}.jpg` }
    accepted.push(await acceptUpload(call.runtime.files, inTurn(await partsOf(call.db, id)), rules))
  }
  return accepted
}

async function* inTurn(parts: readonly Buffer[]) {
  yield* parts
}

/** Puts them into the register as the citizen's; answers the ids that a command names. */
export async function registerUploads(
  tx: Executor,
  call: Call,
  uploads: readonly AcceptedUpload[],
  taken: readonly string[],
  appellantId: string,
): Promise<string[]> {
  const ids: string[] = []
  for (const { file, thumbnail } of uploads) {
    const id = call.newId()
    const { id: storeId, meta } = file
    await registerFile(tx, { id, storeId, thumbnailId: thumbnail?.id ?? null, meta, uploadedBy: appellantId })
    ids.push(id)
  }
  await dropUploads(tx, taken)
  return ids
}
