import type { Executor } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import type { FileMeta } from './file-store.ts'

/** A file that somebody sent, under the id that commands name it by. */
export interface RegisteredFile {
  id: string
  storeId: string
  thumbnailId: string | null
  meta: FileMeta
  uploadedBy: string
}

export async function registerFile(db: Executor, file: RegisteredFile): Promise<void> {
  await db.run(sql`
    insert into platform.file (id, store_id, thumbnail_id, meta, uploaded_by)
    values (${file.id}, ${file.storeId}, ${file.thumbnailId}, ${JSON.stringify(file.meta)}::jsonb, ${file.uploadedBy})`)
}

export async function findFile(db: Executor, id: string): Promise<RegisteredFile | null> {
  return db.maybeOne<RegisteredFile>(sql`
    select id, store_id as "storeId", thumbnail_id as "thumbnailId", meta, uploaded_by as "uploadedBy" from platform.file where id = ${id}`)
}

/** Those of the named files that exist, with who sent them. */
export async function findFiles(
  db: Executor,
  ids: readonly string[],
): Promise<Pick<RegisteredFile, 'id' | 'uploadedBy'>[]> {
  return db.many(sql`select id, uploaded_by as "uploadedBy" from platform.file where id = any(${[...ids]}::uuid[])`)
}

/** SHA-256 of what was sent, by file id: equal for the same picture, however it was stored afterwards. */
export async function hashesOf(db: Executor, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.many<{ id: string; hash: string }>(sql`
    select id, coalesce(meta->>'originalSha256', meta->>'sha256') as hash from platform.file where id = any(${[...ids]}::uuid[])`)
  return new Map(rows.map((row) => [row.id, row.hash]))
}
