import type { Executor } from '#platform/db/database.ts'
import { type Sql, sql } from '#platform/db/sql.ts'

/** A share of the whole, and of each street; `street` null: the whole district. */
export interface Share {
  street: string | null
  isDistrict: boolean
  part: number
  whole: number
}

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** Appeals of citizens and enterprises (domain §6.2, CITIZEN). */
const CITIZEN = [
  'hotline12345',
  'hotline962000',
  'peopleNetBoard',
  'cnhubei',
  'enterpriseComplaint',
  'upperPlatform',
  'wechat',
  'web',
]
/** Cases older than this have no step due any more within a period of a month, but for a few. */
const CASE_AGE_DAYS = 120

/** For the rest of the transaction: a count in the background takes one core, whatever it reads; people have the others. */
export const countAlone = (tx: Executor) => tx.run(sql`set local max_parallel_workers_per_gather = 0`)

const at = (ms: number) => sql`to_timestamp(${ms / 1000})`
const fromCases = sql`cases.v_case c`
const counted = sql`not c.imported`

async function count(db: Executor, where: Sql): Promise<number> {
  const row = await db.one<{ n: number }>(
    sql`select count(*)::int as n from ${fromCases} where ${counted} and ${where}`,
  )
  return row.n
}

export const countOpen = (db: Executor) => count(db, sql`c.open`)
export const countSuspended = (db: Executor) => count(db, sql`c.open and c.state = 'suspended'`)
export const countOpenHazards = (db: Executor) => count(db, sql`c.open and c.variant = 'hazard'`)

const isLate = (
  atMs: number,
) => sql`exists (select 1 from clocks.v_clock k where k.case_id = c.id and k.state = 'running'
  and k.name in ('handle', 'total') and k.due_at < ${at(atMs)})`
export const countOverdue = (db: Executor, atMs: number) => count(db, sql`c.open and ${isLate(atMs)}`)
export const countOverdueHazards = (db: Executor, atMs: number) =>
  count(db, sql`c.open and c.variant = 'hazard' and ${isLate(atMs)}`)

const within = (atMs: number, hours: number) =>
  sql`c.reported_at > ${at(atMs - hours * HOUR_MS)} and c.reported_at <= ${at(atMs)}`
export const countAppeals = (db: Executor, atMs: number, hours: number) =>
  count(db, sql`${within(atMs, hours)} and c.channel = any(${CITIZEN})`)
/** Categories that begin with one of these figures. */
export const countCategories = (db: Executor, atMs: number, hours: number, starts: string) =>
  count(db, sql`${within(atMs, hours)} and c.category like ${`${starts}%`}`)

const tally = (good: Sql) => sql`c.street_code as street, grouping(c.street_code) = 1 as "isDistrict",
  count(*) filter (where ${good})::int as part, count(*)::int as whole`
const byStreet = sql`group by grouping sets ((), (c.street_code))`

/** Steps of one name whose first due lay in the days before: how many were done in time (domain §6.2). */
export function shareInTime(db: Executor, atMs: number, days: number, clock: string): Promise<Share[]> {
  return db.many<Share>(sql`
    select ${tally(sql`k.result = 'met' and k.overdue_at is null`)}
    from ${fromCases} join clocks.v_clock k on k.case_id = c.id
    where ${counted} and ${within(atMs, CASE_AGE_DAYS * 24)} and k.name = ${clock}
      and coalesce(k.overdue_at, k.due_at) > ${at(atMs - days * DAY_MS)} and coalesce(k.overdue_at, k.due_at) <= ${at(atMs)}
      and (k.state <> 'ended' or k.result in ('met', 'late', 'missed') or k.overdue_at is not null)
    ${byStreet}`)
}

const duringPeriod = (
  atMs: number,
  days: number,
) => sql`k.name = 'total' and coalesce(k.overdue_at, k.due_at) > ${at(atMs - days * DAY_MS)}
  and coalesce(k.overdue_at, k.due_at) <= ${at(atMs)} and (k.result is null or k.result <> 'lapsed' or k.overdue_at is not null)`

/** Of the cases whose whole-case due lay in the days before: how many have been closed. */
export function shareClosed(db: Executor, atMs: number, days: number): Promise<Share[]> {
  return db.many<Share>(sql`
    select ${tally(sql`c.closed_at is not null and c.closed_at <= ${at(atMs)}`)}
    from ${fromCases} join clocks.v_clock k on k.case_id = c.id
    where ${counted} and ${within(atMs, CASE_AGE_DAYS * 24)} and ${duringPeriod(atMs, days)} ${byStreet}`)
}

/** Of the same cases: how many failed a check and had to be worked on again. */
export function shareReworked(db: Executor, atMs: number, days: number): Promise<Share[]> {
  const failed = sql`exists (select 1 from cases.v_event e where e.case_id = c.id and e.type = 'CheckFailed')`
  return db.many<Share>(sql`
    select ${tally(failed)} from ${fromCases} join clocks.v_clock k on k.case_id = c.id
    where ${counted} and ${within(atMs, CASE_AGE_DAYS * 24)} and ${duringPeriod(atMs, days)} ${byStreet}`)
}

/** Of lead orders sent in the days before: for how many the case's record has such a line; `wrong`: sent to the wrong unit. */
export function shareOfOrders(db: Executor, atMs: number, days: number, told: 'returned' | 'right'): Promise<Share[]> {
  const returned = sql`exists (select 1 from cases.v_event e where e.case_id = o.case_id and e.type = 'ReturnRequested'
    and e.unit_id = o.unit_id and e.occurred_at >= o.sent_at)`
  const wrong = sql`exists (select 1 from cases.v_event e where e.case_id = o.case_id and e.type = 'ReturnApproved'
    and e.data->>'orderId' = o.id::text and (e.data->>'wrongDispatch')::boolean)`
  return db.many<Share>(sql`
    select ${tally(told === 'returned' ? returned : sql`not ${wrong}`)}
    from cases.v_work_order o join ${fromCases} on c.id = o.case_id
    where ${counted} and o.role = 'lead' and o.sent_at > ${at(atMs - days * DAY_MS)} and o.sent_at <= ${at(atMs)} ${byStreet}`)
}

/** Answers of the last call-back of each case that was finished in the days before. */
export function shareOfCallbacks(
  db: Executor,
  atMs: number,
  days: number,
  answer: 'contacted' | 'solved' | 'satisfied',
): Promise<Share[]> {
  return db.many<Share>(sql`
    with answered as (
      select distinct on (e.case_id) e.case_id, (e.data->'result'->>${answer})::boolean as good from cases.v_event e
      where e.type = 'CallbackDone' and e.recorded_at > ${at(atMs - (days + 1) * DAY_MS)}
        and e.occurred_at > ${at(atMs - days * DAY_MS)} and e.occurred_at <= ${at(atMs)}
        and e.data->'result'->>${answer} is not null
        and (${answer} = 'contacted' or (e.data->'result'->>'contacted')::boolean)
      order by e.case_id, e.occurred_at desc)
    select ${tally(sql`a.good`)} from answered a join ${fromCases} on c.id = a.case_id where ${counted} ${byStreet}`)
}

/** Of the citizens' reports of the days before: those that are the same matter as an earlier one. */
export function shareRepeated(db: Executor, atMs: number, days: number): Promise<Share[]> {
  return db.many<Share>(sql`
    select ${tally(sql`c.master_id is not null or c.state_data->>'sameAs' is not null`)} from ${fromCases}
    where ${counted} and ${within(atMs, days * 24)} and c.channel = any(${CITIZEN}) ${byStreet}`)
}

/** Minutes from the order to the first response of nine emergencies in ten; null: too few. */
export async function emergencyMinutes(
  db: Executor,
  atMs: number,
  days: number,
  least: number,
): Promise<number | null> {
  const row = await db.one<{ n: number; minutes: number | null }>(sql`
    select count(*)::int as n,
      percentile_disc(0.9) within group (order by extract(epoch from k.stopped_at - k.start_at) / 60)::float8 as minutes
    from ${fromCases} join clocks.v_clock k on k.case_id = c.id
    where ${counted} and ${within(atMs, CASE_AGE_DAYS * 24)} and k.name = 'emergency' and k.result in ('met', 'late')
      and k.stopped_at > ${at(atMs - days * DAY_MS)} and k.stopped_at <= ${at(atMs)}`)
  return row.n < least ? null : row.minutes
}
