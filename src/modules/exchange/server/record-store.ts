import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { CaseFacts, RecordLine } from '../domain/up-message.ts'

export function linesSince(db: Executor, caseId: string, seq: number): Promise<RecordLine[]> {
  return db.many<RecordLine>(sql`
    select seq, type, extract(epoch from occurred_at)::float8 * 1000 as "occurredMs", actor_kind as "actorKind", data
    from cases.v_event where case_id = ${caseId} and seq > ${seq} order by seq`)
}

export interface StoredFacts extends Omit<CaseFacts, 'attachments'> {
  photosBefore: string[]
  photosAfter: string[]
}

/** A merged case is answered with its master; what its own appellant said of that answer stands in the master's call-back. */
export function getCaseFacts(db: Executor, caseId: string): Promise<StoredFacts> {
  const said = sql`(select one.value->>'satisfied'
    from cases.v_event e cross join lateral jsonb_array_elements(coalesce(e.data->'merged', '[]'::jsonb)) as one(value)
    where e.case_id = m.id and e.type = 'CallbackDone' and one.value->>'case' = c.id::text order by e.seq desc limit 1)`
  return db.one<StoredFacts>(sql`
    select c.case_no as "caseNo", c.state, x.title, x.body as text, c.category, c.state_data->'place' as place,
      c.close_kind as "closeKind", a.data->>'result' as result, a.data->>'answer' as answer,
      a.data->>'publicReply' as "publicReply",
      coalesce(a.data->'photos'->'before', '[]') as "photosBefore", coalesce(a.data->'photos'->'after', '[]') as "photosAfter",
      (case when m.id is null then c.state_data->'callback'->'last'->>'satisfied' else ${said} end)::boolean as satisfied
    from cases.v_case c join cases.v_case_text x on x.case_id = c.id
      left join cases.v_case m on m.id = c.master_id
      cross join lateral (select coalesce(m.state_data, c.state_data) as data) a
    where c.id = ${caseId}`)
}

/** Where a case of ours was last passed up. */
export function findEscalation(db: Executor, caseId: string): Promise<{ seq: number; caseNo: string } | null> {
  return db.maybeOne(sql`
    select max(e.seq)::int as seq, c.case_no as "caseNo" from cases.v_event e join cases.v_case c on c.id = e.case_id
     where e.case_id = ${caseId} and e.type = 'Escalated' group by c.case_no`)
}
