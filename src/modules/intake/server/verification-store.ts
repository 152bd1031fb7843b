import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'

export interface VerificationPast {
  reportedBy: string | null
  /** Called back or answered, it counts: the house asks once. */
  requested: boolean
}

export async function findVerificationPast(db: Executor, caseId: string): Promise<VerificationPast> {
  return db.one<VerificationPast>(sql`
    select max(person_id) filter (where type = 'Reported') as "reportedBy",
      coalesce(bool_or(type = 'VerificationRequested'), false) as requested
    from cases.v_event where case_id = ${caseId} and type in ('Reported', 'VerificationRequested')`)
}
