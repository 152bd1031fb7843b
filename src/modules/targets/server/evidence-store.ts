import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'

export interface StoredEvidence {
  id: string
  targetId: string
  year: number
  fileId: string | null
  note: string
  addedByName: string
  addedMs: number
}

const columns = sql`
  e.id, e.target_id as "targetId", e.year, e.file_id as "fileId", e.note, e.added_by_name as "addedByName",
  (extract(epoch from e.added_at) * 1000)::float8 as "addedMs"`

export async function listEvidenceRows(db: Executor, targetId: string): Promise<StoredEvidence[]> {
  return db.many<StoredEvidence>(
    sql`select ${columns} from targets.evidence e where e.target_id = ${targetId} order by e.added_at, e.id`,
  )
}

export async function findEvidence(db: Executor, id: string): Promise<StoredEvidence | null> {
  return db.maybeOne<StoredEvidence>(sql`select ${columns} from targets.evidence e where e.id = ${id}`)
}

export interface NewEvidence {
  id: string
  targetId: string
  year: number
  fileId: string | null
  note: string
  byId: string
  byName: string
}

export async function insertEvidence(tx: Executor, added: NewEvidence, nowMs: number): Promise<void> {
  await tx.run(sql`
    insert into targets.evidence (id, target_id, year, file_id, note, added_by, added_by_name, added_at)
    values (${added.id}, ${added.targetId}, ${added.year}, ${added.fileId}, ${added.note}, ${added.byId}, ${added.byName},
      to_timestamp(${nowMs / 1000}))`)
}

export async function deleteEvidence(tx: Executor, id: string): Promise<void> {
  await tx.run(sql`delete from targets.evidence where id = ${id}`)
}

/** A sheet that has not been begun is as open as a draft. */
export async function isSheetOpen(db: Executor, planId: string): Promise<boolean> {
  return isOpen(await db.maybeOne(sql`select state from targets.sheet where plan_id = ${planId}`))
}

/** As `isSheetOpen`; the sheet is held until the end of the transaction, so that it is not submitted meanwhile. */
export async function holdSheetOpen(tx: Executor, planId: string): Promise<boolean> {
  return isOpen(await tx.maybeOne(sql`select state from targets.sheet where plan_id = ${planId} for share`))
}

const isOpen = (sheet: { state: string } | null) =>
  sheet === null || sheet.state === 'draft' || sheet.state === 'returned'
