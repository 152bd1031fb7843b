import type { CaseState } from '#modules/cases/contract.ts'
import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'

export type ReportedCase = Pick<
  CaseState,
  | 'id'
  | 'version'
  | 'rulesVersion'
  | 'channel'
  | 'variant'
  | 'category'
  | 'place'
  | 'flags'
  | 'photos'
  | 'title'
  | 'text'
> &
  Partial<Pick<CaseState, 'confidence' | 'verification'>>

/** A case that still waits for acceptance. */
export async function findReported(db: Executor, id: string): Promise<ReportedCase | null> {
  const row = await db.maybeOne<{ data: Omit<ReportedCase, 'title' | 'text'>; title: string; text: string }>(sql`
    select c.state_data as data, t.title, t.body as text
      from cases.v_case c join cases.v_case_text t on t.case_id = c.id where c.id = ${id} and c.state = 'reported'`)
  return row ? { ...row.data, title: row.title, text: row.text } : null
}
