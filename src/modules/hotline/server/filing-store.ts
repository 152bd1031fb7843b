import type { Executor } from '#platform/db/database.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import type { FilingOutcome } from '../domain/filing.ts'
import { at, ms } from './call-store.ts'

/** An archived case no longer says what it was: its partner, its end or the last line of its record does. */
const STAND = sql`case when k.state <> 'archived' then k.state when k.master_id is not null then 'merged'
  when k.closed_at is not null then 'closed' else (
    select case e.type when 'ReferredOut' then 'referred' when 'Rejected' then 'rejected' when 'Declined' then 'declined' else 'voided' end
    from cases.v_event e where e.case_id = k.id and e.type in ('ReferredOut', 'Rejected', 'Declined', 'Voided', 'VoidApproved', 'Withdrawn')
    order by e.seq desc limit 1) end`

/** Only where it ended once before or without being filed is the record looked at. */
const DECLINED_FIRST = sql`(k.state_data->'at'->>'endedAt' is not null and coalesce((
    select e.type = 'Declined' from cases.v_event e
    where e.case_id = k.id and e.type in ('Filed', 'DirectOrderReceived', 'Declined') order by e.seq limit 1), false))`

/** `domain/filing.ts` over rows. Imported history is out (domain §6.1), and so is what was reported as a test. */
const sorted = (fromMs: number, untilMs: number, channel: string | null): Sql => sql`
  select s.*, case when s.stand in ('voided', 'referred', 'merged') then s.stand when s.declined_first then 'declined'
      when s.has_been_filed then 'filed' when s.stand = 'rejected' then 'rejected' when s.close_kind = 'direct' then 'direct'
      when s.open then 'pending' else 'other' end as outcome
  from (
    select k.id, k.case_no, k.channel, k.reported_at, k.state, k.master_id, k.close_kind, k.open, ${STAND} as stand,
      ${DECLINED_FIRST} as declined_first, k.state_data->'at'->>'filedAt' is not null as has_been_filed
    from cases.v_case k
    where k.reported_at >= ${at(fromMs)} and k.reported_at < ${at(untilMs)} and not k.imported
      and not coalesce((k.state_data->'flags'->>'test')::boolean, false)
      and (${channel}::text is null or k.channel = ${channel})) s`

export interface FilingCount {
  channel: string
  outcome: FilingOutcome
  n: number
}

/** Cases reported in the period, by channel and by what became of them. */
export async function countFiling(db: Executor, fromMs: number, untilMs: number): Promise<FilingCount[]> {
  return db.many<FilingCount>(sql`
    select channel, outcome, count(*)::int as n from (${sorted(fromMs, untilMs, null)}) o group by 1, 2 order by 1, 2`)
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
  const parts: Sql[] = [query.outcome ? sql`o.outcome = ${query.outcome}` : sql`o.outcome <> 'filed'`]
  if (query.before) parts.push(sql`(o.reported_at, o.id) < (${at(query.before.atMs)}, ${query.before.id}::uuid)`)
  return db.many<StoredUnfiled>(sql`
    select o.id, o.case_no as "caseNo", o.channel, ${ms(sql`o.reported_at`)} as "reportedMs", o.outcome, o.state,
      o.close_kind as "closeKind", m.case_no as "masterNo", e.data->>'reason' as reason, e.data->>'text' as text,
      e.data->>'otherChannel' as "otherChannel"
    from (${sorted(query.fromMs, query.untilMs, query.channel)}) o
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
