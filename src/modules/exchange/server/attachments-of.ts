import type { Executor } from '#platform/db/database.ts'
import { findFile } from '#platform/files/file-register.ts'
import { type Attachment, MOST_ATTACHMENTS, whyUnfit } from '../domain/attachments.ts'

/** Files of a case as a message names them; what the other side would not take is left out. */
export async function attachmentsOf(db: Executor, fileIds: readonly string[]): Promise<Attachment[]> {
  const found: Attachment[] = []
  for (const fileId of fileIds) {
    const file = await findFile(db, fileId)
    if (!file) continue
    const { mime, bytes, sha256 } = file.meta
    const one = { id: fileId, mime, bytes, sha256 }
    if (whyUnfit(one) === null) found.push(one)
    if (found.length === MOST_ATTACHMENTS) break
  }
  return found
}
