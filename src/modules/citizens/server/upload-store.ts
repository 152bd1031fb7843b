import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'

export interface UploadState {
  bytes: number
  received: number
}

export async function findUpload(db: Executor, id: string): Promise<UploadState | null> {
  return db.maybeOne<UploadState>(sql`
    select u.bytes, coalesce((select sum(length(p.data)) from citizens.upload_part p where p.upload_id = u.id), 0)::int as received
      from citizens.upload u where u.id = ${id}`)
}

export async function addUpload(db: Executor, id: string, bytes: number, nowMs: number): Promise<void> {
  await db.run(sql`
    insert into citizens.upload (id, bytes, created_at) values (${id}, ${bytes}, to_timestamp(${nowMs / 1000}))
    on conflict (id) do nothing`)
}

/** Two deliveries of one part leave one. */
export async function addPart(db: Executor, id: string, at: number, data: Buffer): Promise<void> {
  await db.run(sql`
    insert into citizens.upload_part (upload_id, at, data) values (${id}, ${at}, ${data}) on conflict do nothing`)
}

export async function partsOf(db: Executor, id: string): Promise<Buffer[]> {
  const rows = await db.many<{ data: Buffer }>(sql`
    select data from citizens.upload_part where upload_id = ${id} order by at`)
  return rows.map((row) => row.data)
}

export async function dropUploads(db: Executor, ids: readonly string[]): Promise<void> {
  await db.run(sql`delete from citizens.upload where id = any(${[...ids]}::uuid[])`)
}

/** Of all pictures that no report has taken yet, as large as they were announced. */
export async function bytesWaiting(db: Executor): Promise<number> {
  return (await db.one<{ bytes: number }>(sql`select coalesce(sum(bytes), 0)::float8 as bytes from citizens.upload`))
    .bytes
}
