import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'

export interface DueCase {
  id: string
  dueMs: number
}

/** Suspended cases whose target date has come, the longest overdue first; those after the last one seen. */
export async function suspendedUntil(
  db: Executor,
  nowMs: number,
  after: DueCase | null,
  limit: number,
): Promise<DueCase[]> {
  const seen = after ? sql`and (step_due_at, id) > (to_timestamp(${after.dueMs / 1000}), ${after.id}::uuid)` : sql``
  return db.many<DueCase>(sql`
    select id, (extract(epoch from step_due_at) * 1000)::float8 as "dueMs" from cases."case"
    where state = 'suspended' and step_due_at <= to_timestamp(${nowMs / 1000}) ${seen}
    order by step_due_at, id limit ${limit}`)
}
