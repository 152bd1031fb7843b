import type { Executor } from '#platform/db/database.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import type { FilingOutcome } from '../domain/filing.ts'
import { at, ms } from './call-store.ts'

export interface FilingCount {
  channel: string
  outcome: FilingOutcome
  n: number
}

/** Cases reported in the period, by channel and by what became of them. */
export async function countFiling(db: Executor, fromMs: number, untilMs: number): Promise<FilingCount[]> {
  return db.many<FilingCount>(sql`
    select channel, outcome, count(*)::int as n from hotline.v_filing
    where reported_at >= ${at(fromMs)} and reported_at < ${at(untilMs)} group by 1, 2 order by 1, 2`)
}

export interface UnfiledQuery {
  fromMs: number
  untilMs: number
  channel: string | null
  outcome: FilingOutcome | null
  before: { atMs: number; id: string } | null
  limit: number
}

export interface StoredUnfiled {
  id: string
  caseNo: string
  channel: string
  reportedMs: number
  outcome: FilingOutcome
  state: string
  closeKind: string | null
  masterNo: string | null
  /** Of the line of the record that ended it: an id of a list of reasons, and words. */
  reason: string | null
  text: string | null
  otherChannel: string | null
}

export async function findUnfiled(db: Executor, query: UnfiledQuery): Promise<StoredUnfiled[]> {
  const parts: Sql[] = [
    sql`o.reported_at >= ${at(query.fromMs)} and o.reported_at < ${at(query.untilMs)}`,
    query.outcome ? sql`o.outcome = ${query.outcome}` : sql`o.outcome <> 'filed'`,
  ]
  if (query.channel) parts.push(sql`o.channel = ${query.channel}`)
  if (query.before) parts.push(sql`(o.reported_at, o.id) < (${at(query.before.atMs)}, ${query.before.id}::uuid)`)
  return db.many<StoredUnfiled>(sql`
    select o.id, o.case_no as "caseNo", o.channel, ${ms(sql`o.reported_at`)} as "reportedMs", o.outcome, o.state,
      o.close_kind as "closeKind", m.case_no as "masterNo", e.data->>'reason' as reason, e.data->>'text' as text,
      e.data->>'otherChannel' as "otherChannel"
    from hotline.v_filing o
    left join cases.v_case m on m.id = o.master_id
    left join lateral (
      select data from cases.v_event e
      where o.outcome in ('declined', 'rejected', 'referred', 'voided') and e.case_id = o.id
        and e.type = any(case o.outcome when 'declined' then array['Declined'] when 'rejected' then array['Rejected']
          when 'referred' then array['ReferredOut'] else array['Voided', 'VoidApproved'] end)
      order by e.seq desc limit 1) e on true
    where ${sql.join(parts, sql` and `)}
    order by o.reported_at desc, o.id desc limit ${query.limit}`)
}
