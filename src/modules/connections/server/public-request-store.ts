import type { Executor } from '#platform/db/database.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import type { PublicRequestQuery, PublicUpdateQuery } from '../contract.ts'
import type { PublicFacts } from '../domain/public-view.ts'

export interface StoredRequest extends Omit<PublicFacts, 'own' | 'impersonal'> {
  leadUnit: string | null
  channel: string
  ownText: string | null
  ownAddress: string | null
  mediaUrl: string | null
}

// A case merged into another stands open as long as that one does, and is answered with it.
const isOpen = sql`(case when c.state = 'merged' and m.id is not null then m.open else c.open end)`

/** Cases that are no test, not void, not confidential, of a category, and not of a channel that is kept apart. */
const isPublic = (hidden: readonly string[]) => sql`
  c.category is not null and c.state <> 'voided' and c.state_data->>'confidentiality' = 'open'
  and not coalesce((c.state_data->'flags'->>'test')::boolean, false) and not c.channel = any(${[...hidden]}::text[])`

export async function listRequests(
  db: Executor,
  query: PublicRequestQuery,
  hidden: readonly string[],
  shown: readonly string[],
): Promise<StoredRequest[]> {
  const parts: Sql[] = [isPublic(hidden)]
  if (query.ids) parts.push(sql`c.case_no = any(${[...query.ids]}::text[])`)
  if (query.categories) parts.push(sql`c.category = any(${[...query.categories]}::text[])`)
  if (query.open !== null) parts.push(sql`${isOpen} = ${query.open}`)
  if (query.fromMs !== null) parts.push(sql`c.reported_at >= to_timestamp(${query.fromMs} / 1000.0)`)
  if (query.toMs !== null) parts.push(sql`c.reported_at <= to_timestamp(${query.toMs} / 1000.0)`)
  return db.many<StoredRequest>(sql`
    with page as (
      select c.id, ${isOpen} as open from cases.v_case c left join cases.v_case m on m.id = c.master_id
       where ${allOf(parts)}
       order by c.reported_at desc, c.id desc limit ${query.limit} offset ${query.offset})
    select c.case_no as "caseNo", page.open, c.state, c.category, c.channel, coalesce(m.lead_unit, c.lead_unit) as "leadUnit",
           (extract(epoch from c.reported_at) * 1000)::float8 as "reportedMs",
           (extract(epoch from coalesce(m.total_due_at, c.total_due_at)) * 1000)::float8 as "expectedMs",
           (extract(epoch from coalesce(case when not page.open then c.closed_at end, e.at, c.reported_at)) * 1000)::float8
             as "updatedMs",
           c.area_code as "areaCode", c.lon, c.lat, t.title, t.address,
           coalesce(m.state_data, c.state_data)->>'publicReply' as "publicReply",
           p.public_text as "ownText", p.public_address as "ownAddress", p.media_url as "mediaUrl"
      from page join cases.v_case c on c.id = page.id join cases.v_case_text t on t.case_id = c.id
      left join cases.v_case m on m.id = c.master_id
      left join connections.public_request p on p.case_id = c.id
      left join lateral (
        select max(v.occurred_at) as at from cases.v_event v
         where v.case_id = c.id and v.type = any(${[...shown]}::text[])) e on true
     order by c.reported_at desc, c.id desc`)
}

export interface StoredUpdate {
  caseNo: string
  seq: number
  type: string
  atMs: number
}

/** Lines of the record in the order in which they happened. */
export async function listUpdates(
  db: Executor,
  query: PublicUpdateQuery,
  hidden: readonly string[],
  shown: readonly string[],
): Promise<StoredUpdate[]> {
  const parts: Sql[] = [isPublic(hidden), sql`v.type = any(${[...shown]}::text[])`]
  if (query.ids) parts.push(sql`c.case_no = any(${[...query.ids]}::text[])`)
  // What happened since then was stored since then: the index is of the time of storing.
  if (query.fromMs !== null)
    parts.push(sql`v.recorded_at >= to_timestamp(${query.fromMs} / 1000.0)
      and v.occurred_at >= to_timestamp(${query.fromMs} / 1000.0)`)
  if (query.toMs !== null) parts.push(sql`v.occurred_at <= to_timestamp(${query.toMs} / 1000.0)`)
  return db.many<StoredUpdate>(sql`
    select c.case_no as "caseNo", v.seq, v.type, (extract(epoch from v.occurred_at) * 1000)::float8 as "atMs"
      from cases.v_event v join cases.v_case c on c.id = v.case_id
     where ${allOf(parts)}
     order by v.occurred_at, c.id, v.seq limit ${query.limit} offset ${query.offset}`)
}

const allOf = (parts: readonly Sql[]) => parts.reduce((all, part) => sql`${all} and ${part}`)

export interface NewRequest {
  caseId: string
  account: string
  text: string
  address: string | null
  mediaUrl: string | null
  senderSealed: string | null
  nowMs: number
}

export async function insertRequest(db: Executor, request: NewRequest): Promise<void> {
  await db.run(sql`
    insert into connections.public_request (case_id, account, public_text, public_address, media_url, sender_sealed, received_at)
    values (${request.caseId}, ${request.account}, ${request.text}, ${request.address}, ${request.mediaUrl},
      ${request.senderSealed}, to_timestamp(${request.nowMs} / 1000.0))`)
}

/** The case of a request that this account sent in; null for one of others. */
export async function findOwnRequest(db: Executor, caseNo: string, account: string): Promise<string | null> {
  const row = await db.maybeOne<{ id: string }>(sql`
    select p.case_id as id from connections.public_request p join cases.v_case c on c.id = p.case_id
     where c.case_no = ${caseNo} and p.account = ${account}`)
  return row?.id ?? null
}

export async function lastReportMs(db: Executor): Promise<number | null> {
  const row = await db.one<{ at: number | null }>(sql`
    select (extract(epoch from max(received_at)) * 1000)::float8 as at from connections.public_request`)
  return row.at
}
