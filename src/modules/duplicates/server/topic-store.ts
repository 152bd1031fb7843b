import type { Scope } from '#core/scope.ts'
import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { KnownTopic } from '../domain/keep-topics.ts'
import { visibleTo } from './visible-store.ts'

export interface TextRow {
  id: string
  title: string
  body: string
  atMs: number
}

export interface Sweep {
  cases: number
  newestMs: number | null
}

/** How many cases the time holds and which is the newest: the same as last time, and nothing has to be reckoned. */
export async function sweepNow(db: Executor, sinceMs: number): Promise<Sweep> {
  return db.one<Sweep>(sql`
    select count(*)::int as cases, (extract(epoch from max(c.reported_at)) * 1000)::float8 as "newestMs"
    from cases.v_case c where c.reported_at >= to_timestamp(${sinceMs / 1000})`)
}

export async function lastSweep(db: Executor): Promise<(Sweep & { sweptMs: number }) | null> {
  return db.maybeOne<Sweep & { sweptMs: number }>(sql`
    select cases, (extract(epoch from newest_at) * 1000)::float8 as "newestMs",
      (extract(epoch from swept_at) * 1000)::float8 as "sweptMs" from duplicates.sweep`)
}

export async function newestTexts(db: Executor, sinceMs: number, most: number): Promise<TextRow[]> {
  return db.many<TextRow>(sql`
    select c.id, t.title, left(t.body, 600) as body, (extract(epoch from c.reported_at) * 1000)::float8 as "atMs"
    from cases.v_case c join cases.v_case_text t on t.case_id = c.id
    where c.reported_at >= to_timestamp(${sinceMs / 1000}) and c.state <> 'voided'
    order by c.reported_at desc, c.id limit ${most}`)
}

export async function knownTopics(db: Executor): Promise<KnownTopic[]> {
  return db.many<KnownTopic>(sql`
    select topic_id as id, array_agg(case_id::text) as "caseIds" from duplicates.topic_case group by topic_id order by topic_id`)
}

export interface FoundTopic {
  id: string
  centreId: string
  caseIds: readonly string[]
  firstMs: number
  lastMs: number
}

/** What was reckoned takes the place of what stood there. */
export async function keepFound(
  tx: Executor,
  topics: readonly FoundTopic[],
  sweep: Sweep,
  sweptMs: number,
): Promise<void> {
  await tx.run(sql`delete from duplicates.topic_case`)
  await tx.run(sql`delete from duplicates.topic where not (id = any(${topics.map(({ id }) => id)}::uuid[]))`)
  const rows = JSON.stringify(topics.map(({ caseIds, ...topic }) => ({ ...topic, size: caseIds.length })))
  await tx.run(sql`
    insert into duplicates.topic (id, centre_case_id, size, first_at, last_at)
    select r.id, r."centreId", r.size, to_timestamp(r."firstMs" / 1000), to_timestamp(r."lastMs" / 1000)
    from jsonb_to_recordset(${rows}::jsonb) as r(id uuid, "centreId" uuid, size int, "firstMs" float8, "lastMs" float8)
    on conflict (id) do update set centre_case_id = excluded.centre_case_id, size = excluded.size,
      first_at = excluded.first_at, last_at = excluded.last_at`)
  const members = JSON.stringify(topics.flatMap(({ id, caseIds }) => caseIds.map((caseId) => ({ id, caseId }))))
  await tx.run(sql`
    insert into duplicates.topic_case (case_id, topic_id)
    select r."caseId", r.id from jsonb_to_recordset(${members}::jsonb) as r(id uuid, "caseId" uuid)`)
  await tx.run(sql`
    insert into duplicates.sweep (cases, newest_at, swept_at)
    values (${sweep.cases}, to_timestamp(${sweep.newestMs === null ? null : sweep.newestMs / 1000}), to_timestamp(${sweptMs / 1000}))
    on conflict (one) do update set cases = excluded.cases, newest_at = excluded.newest_at, swept_at = excluded.swept_at`)
}

/** So many titles tell what they share. */
const MOST_TITLES = 60
/** Digits of the code of a community; grids have more. */
const COMMUNITY_DIGITS = 12

export interface TopicRow {
  id: string
  /** Titles of its cases: the middle one first, then the newest. */
  titles: string[]
  /** Communities in which they lie. */
  places: number
  cases: number
  open: number
  callers: number
  firstMs: number
  lastMs: number
}

/** Counted over what the caller may see, and titled by it: the middle one first if that is seen. */
export async function listedTopics(
  db: Executor,
  ask: { scope: Scope; fromMs: number; toMs: number; limit: number; least: number },
): Promise<TopicRow[]> {
  return db.many<TopicRow>(sql`
    with seen as (
      select tc.topic_id, c.id, c.open, c.reported_at, c.area_code, t.title, c.id = p.centre_case_id as middle
      from duplicates.topic p join duplicates.topic_case tc on tc.topic_id = p.id
        join cases.v_case c on c.id = tc.case_id join cases.v_case_text t on t.case_id = c.id
      where p.last_at >= to_timestamp(${ask.fromMs / 1000}) and p.first_at < to_timestamp(${ask.toMs / 1000})
        and c.reported_at >= to_timestamp(${ask.fromMs / 1000}) and c.reported_at < to_timestamp(${ask.toMs / 1000})
        and ${visibleTo(ask.scope)})
    select topic_id as id, (array_agg(title order by middle desc, reported_at desc))[1:${MOST_TITLES}] as titles, count(*)::int as cases,
      count(distinct left(area_code, ${COMMUNITY_DIGITS}))::int as places,
      count(*) filter (where open)::int as open,
      (select count(distinct a.phone_index)::int from cases.v_appellant_phone a where a.case_id = any(array_agg(seen.id))) as callers,
      (extract(epoch from min(reported_at)) * 1000)::float8 as "firstMs",
      (extract(epoch from max(reported_at)) * 1000)::float8 as "lastMs"
    from seen group by topic_id having count(*) >= ${ask.least}
    order by count(*) desc, max(reported_at) desc, topic_id limit ${ask.limit}`)
}

export interface TopicCaseRow {
  id: string
  caseNo: string
  version: number
  title: string
  address: string | null
  state: string
  open: boolean
  masterId: string | null
  reportedMs: number
  middle: boolean
}

/** Null: there is no such topic, or nothing of it is the caller's to see. */
export async function casesOfTopic(
  db: Executor,
  id: string,
  scope: Scope,
  most: number,
): Promise<{ cases: TopicCaseRow[]; elsewhere: number } | null> {
  const cases = await db.many<TopicCaseRow>(sql`
    select c.id, c.case_no as "caseNo", c.version, t.title, t.address, c.state, c.open, c.master_id as "masterId",
      (extract(epoch from c.reported_at) * 1000)::float8 as "reportedMs", c.id = p.centre_case_id as middle
    from duplicates.topic p join duplicates.topic_case tc on tc.topic_id = p.id join cases.v_case c on c.id = tc.case_id
      join cases.v_case_text t on t.case_id = c.id
    where p.id = ${id}::uuid and ${visibleTo(scope)} order by c.reported_at, c.id limit ${most}`)
  if (cases.length === 0) return null
  const { elsewhere } = await db.one<{ elsewhere: number }>(sql`
    select count(*)::int as elsewhere from duplicates.topic_case tc join cases.v_case c on c.id = tc.case_id
    where tc.topic_id = ${id}::uuid and not coalesce(${visibleTo(scope)}, false)`)
  return { cases, elsewhere }
}
