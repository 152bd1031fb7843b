import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'

/** A case whose appellant is called; of a merged one its master says where the matter stands. */
export interface CaseToCall {
  state: string
  /** Leg of work: tries before a redo do not count for the call after it. */
  leg: number
  areaCode: string | null
  /** Called back in vain twice: the duty chief decides, nobody calls. */
  decisionPending: boolean
  /** Others are called with it, or it with others: then nobody's vain calls alone end the call-back. */
  withOthers: boolean
}

export async function findCaseToCall(db: Executor, caseId: string): Promise<CaseToCall | null> {
  return db.maybeOne<CaseToCall>(sql`
    select m.state, (m.state_data->>'leg')::int as leg, m.area_code as "areaCode",
      (m.state_data->'callback'->>'decisionPending')::boolean as "decisionPending",
      jsonb_array_length(m.state_data->'slavesToCall') > 0 as "withOthers"
    from cases.v_case c join cases.v_case m on m.id = coalesce(c.master_id, c.id) where c.id = ${caseId}`)
}

/** Tries of one case are recorded one after the other, so that each sees the one before. */
export async function lockTries(tx: Executor, caseId: string): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtext('callback.tries'), hashtext(${caseId}))`)
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
