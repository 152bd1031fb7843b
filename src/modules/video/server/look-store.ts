import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'

export interface StoredLook {
  id: string
  caseId: string
  kind: 'still' | 'live'
  camera: string
  cameraName: string
  reason: string
  by: string
  byName: string
  atMs: number
  pictureMs: number | null
  fileId: string | null
  keptMs: number | null
  simulated: boolean
}

const columns = sql`id, case_id as "caseId", kind, camera, camera_name as "cameraName", reason, looked_by as "by",
  looked_by_name as "byName", (extract(epoch from looked_at) * 1000)::float8 as "atMs",
  (extract(epoch from picture_at) * 1000)::float8 as "pictureMs", file_id as "fileId",
  (extract(epoch from kept_at) * 1000)::float8 as "keptMs", simulated`

export async function insertLook(db: Executor, look: Omit<StoredLook, 'keptMs'>): Promise<void> {
  const picture = look.pictureMs === null ? null : look.pictureMs / 1000
  await db.run(sql`
    insert into video.look (id, case_id, kind, camera, camera_name, reason, looked_by, looked_by_name, looked_at, picture_at, file_id, simulated)
    values (${look.id}, ${look.caseId}, ${look.kind}, ${look.camera}, ${look.cameraName}, ${look.reason}, ${look.by},
      ${look.byName}, to_timestamp(${look.atMs / 1000}), to_timestamp(${picture}), ${look.fileId}::uuid, ${look.simulated})`)
}

export async function findLook(db: Executor, id: string): Promise<StoredLook | null> {
  return db.maybeOne<StoredLook>(sql`select ${columns} from video.look where id = ${id}::uuid`)
}

/** False: it has been kept already. */
export async function markKept(tx: Executor, id: string, nowMs: number): Promise<boolean> {
  const changed = await tx.run(
    sql`update video.look set kept_at = to_timestamp(${nowMs / 1000}) where id = ${id}::uuid and kept_at is null`,
  )
  return changed === 1
}

export async function looksOf(db: Executor, caseId: string): Promise<StoredLook[]> {
  return db.many<StoredLook>(
    sql`select ${columns} from video.look where case_id = ${caseId}::uuid order by looked_at desc, id limit 200`,
  )
}
