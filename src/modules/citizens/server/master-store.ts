import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'

/** Of the case that a report was merged into: what everybody who asked for the same may know. */
export interface Master {
  state: { state: string; closeKind: string | null }
  leadUnit: string | null
  dueMs: number | null
  publicReply: string | null
}

export async function findMaster(db: Executor, caseId: string): Promise<Master | null> {
  const row = await db.maybeOne<Omit<Master, 'state'> & { state: string; closeKind: string | null }>(sql`
    select m.state, m.state_data->>'closeKind' as "closeKind", m.lead_unit as "leadUnit",
           (extract(epoch from m.total_due_at) * 1000)::float8 as "dueMs", m.state_data->>'publicReply' as "publicReply"
      from cases.v_case c join cases.v_case m on m.id = c.master_id where c.id = ${caseId}`)
  return row && { ...row, state: { state: row.state, closeKind: row.closeKind } }
}
