import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'

export interface CaseToCall {
  state: string
  /** Leg of work: tries before a redo do not count for the call after it. */
  leg: number
  areaCode: string | null
  /** Called back in vain twice: the duty chief decides, nobody calls. */
  decisionPending: boolean
}

export async function findCaseToCall(db: Executor, caseId: string): Promise<CaseToCall | null> {
  return db.maybeOne<CaseToCall>(sql`
    select state, (state_data->>'leg')::int as leg, area_code as "areaCode",
      (state_data->'callback'->>'decisionPending')::boolean as "decisionPending" from cases.v_case where id = ${caseId}`)
}

export async function addTry(db: Executor, caseId: string, leg: number, atMs: number, personId: string): Promise<void> {
  await db.run(sql`
    insert into callback.vain_try (case_id, leg, at, person_id)
    values (${caseId}, ${leg}, to_timestamp(${atMs / 1000}), ${personId}) on conflict do nothing`)
}

export async function triesOf(db: Executor, caseId: string, leg: number): Promise<number[]> {
  const rows = await db.many<{ ms: number }>(sql`
    select (extract(epoch from at) * 1000)::float8 as ms from callback.vain_try where case_id = ${caseId} and leg = ${leg} order by at`)
  return rows.map((row) => row.ms)
}
