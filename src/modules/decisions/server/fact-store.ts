import type { Executor } from '#platform/db/database.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import { BUCKET_EDGES } from '../domain/handling-time.ts'

export interface Progress {
  /** Null: no case has been looked at yet. */
  recordedMs: number | null
  /** The last case of the first filling; null: that is over, or has not begun. */
  afterId: string | null
  /** Moves whenever a figure may have. */
  version: number
}

const PROGRESS = sql`(extract(epoch from at) * 1000)::float8 as "recordedMs", after_id as "afterId", version::float8 as version
  from decisions.progress`

/** Holds the turn until the transaction ends; null: another process is at it. */
export const takeProgress = (tx: Executor) => tx.maybeOne<Progress>(sql`select ${PROGRESS} for update skip locked`)

/** Waits for its turn. */
export const awaitProgress = (tx: Executor) => tx.one<Progress>(sql`select ${PROGRESS} for update`)

export const readProgress = (db: Executor) => db.one<Progress>(sql`select ${PROGRESS}`)

export async function saveProgress(tx: Executor, { recordedMs, afterId, version }: Progress): Promise<void> {
  await tx.run(sql`
    update decisions.progress
    set at = to_timestamp(${recordedMs}::float8 / 1000), after_id = ${afterId}::uuid, version = ${version}`)
}

/** The oldest transaction that is still writing: what it writes is not seen yet. Null: nobody is. */
export async function oldestWriterMs(tx: Executor): Promise<number | null> {
  const row = await tx.one<{ ms: number | null }>(sql`
    select (extract(epoch from min(xact_start)) * 1000)::float8 as ms from pg_catalog.pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and backend_xid is not null`)
  return row.ms
}

/** Cases whose record has lines from that moment on and whose fact is older, and those that have become late since. */
export async function drawChanged(tx: Executor, sinceMs: number, nowMs: number): Promise<number> {
  const now = sql`to_timestamp(${nowMs / 1000})`
  return draw(
    tx,
    sql`c.id in (
      select e.case_id from cases.v_event e where e.recorded_at >= to_timestamp(${sinceMs / 1000})
        and not exists (select 1 from decisions.case_fact f join cases.v_case v on v.id = f.case_id
          where f.case_id = e.case_id and f.version = v.version)
      union select f.case_id from decisions.case_fact f where f.late_at <= ${now})`,
    nowMs,
  )
}

/** The next cases of the first filling, by id; answers the last of them. */
export async function drawNext(tx: Executor, afterId: string | null, count: number, nowMs: number) {
  const ids = await tx.many<{ id: string }>(sql`
    select c.id from cases.v_case c where ${afterId === null ? sql`true` : sql`c.id > ${afterId}::uuid`}
    order by c.id limit ${count}`)
  if (ids.length === 0) return null
  await draw(tx, sql`c.id = any(${ids.map(({ id }) => id)}::uuid[])`, nowMs)
  return ids.at(-1)!.id
}

/** Facts that are not as their case is: whatever was written past the record, and dues of open cases that were moved. */
export async function drawDiffering(tx: Executor, nowMs: number): Promise<number> {
  return draw(
    tx,
    sql`c.open or not exists (select 1 from decisions.case_fact f where f.case_id = c.id and f.version = c.version)`,
    nowMs,
  )
}

const at = (name: string) => sql`to_timestamp((c.state_data->'at'->>${name})::float8 / 1000)`
const seconds = (later: Sql, earlier: Sql) => sql`greatest(0, extract(epoch from ${later} - ${earlier}))::bigint`

const LATE = 2
const IN_TIME = 1

/** What a fact is of a case now, in place of what it was. The sums change with it. Only whoever holds the progress draws. */
async function draw(tx: Executor, which: Sql, nowMs: number): Promise<number> {
  const now = sql`to_timestamp(${nowMs / 1000})`
  return tx.run(sql`
    insert into decisions.case_fact (case_id, version, reported_at, day, counted, imported, open, closed, returned, redone, handled, late_at, bucket,
      close_seconds, stepped, accept_seconds, dispatch_seconds, handle_seconds, finish_seconds, area_code, class,
      category, unit, channel, units)
    select case_id, version, reported_at, floor((extract(epoch from reported_at) + 28800) / 86400)::int as day, counted, imported, open,
      ended_at is not null as closed, returned, redone,
      (case when met then ${IN_TIME}::int when not met or due_at <= ${now} then ${LATE}::int else 0 end)::smallint as handled,
      case when met is null and due_at > ${now} then due_at end as late_at,
      (case when ended_at is null then -1
        else width_bucket(${seconds(sql`ended_at`, sql`reported_at`)}, ${[...BUCKET_EDGES]}::bigint[]) end)::smallint as bucket,
      case when ended_at is null then 0 else ${seconds(sql`ended_at`, sql`reported_at`)} end as close_seconds,
      stepped,
      case when stepped then ${seconds(sql`accepted_at`, sql`reported_at`)} else 0 end as accept_seconds,
      case when stepped then ${seconds(sql`dispatched_at`, sql`accepted_at`)} else 0 end as dispatch_seconds,
      case when stepped then ${seconds(sql`done_at`, sql`dispatched_at`)} else 0 end as handle_seconds,
      case when stepped then ${seconds(sql`ended_at`, sql`done_at`)} else 0 end as finish_seconds,
      area_code, left(category, 4) as class, category, unit, channel, units
    from (
      select c.id as case_id, c.version, c.reported_at, c.imported, c.open, c.closed_at as ended_at,
        not coalesce((c.state_data->'flags'->>'test')::boolean, false) and c.state not in ('voided', 'referred', 'merged') as counted,
        c.return_count > 0 as returned, c.redo_count > 0 as redone, timed.met, timed.due_at,
        ${at('acceptedAt')} as accepted_at, ${at('dispatchedAt')} as dispatched_at, ${at('doneAt')} as done_at,
        c.closed_at is not null and c.state_data->'at'->>'acceptedAt' is not null
          and c.state_data->'at'->>'dispatchedAt' is not null and c.state_data->'at'->>'doneAt' is not null as stepped,
        coalesce(c.area_code, '') as area_code, coalesce(c.category, '') as category, coalesce(c.lead_unit, '') as unit, c.channel,
        coalesce((select array_agg(distinct o.unit_id) from cases.v_work_order o where o.case_id = c.id), '{}') as units
      from cases.v_case c
      left join lateral (
        -- the clock of handling that was started first: a later round does not wash what was late (domain §6.1);
        -- a duty that fell away in time was none
        select case when k.state = 'ended' and k.result is distinct from 'lapsed' then k.result = 'met' and k.overdue_at is null end as met,
          case when k.result is distinct from 'lapsed' or k.overdue_at is not null then coalesce(k.overdue_at, k.due_at) end as due_at
        from clocks.v_clock k where k.case_id = c.id and k.name = 'handle'
        order by k.start_at, k.id limit 1
      ) timed on true
      where ${which}
    ) known
    on conflict (case_id) do update set (case_id, version, reported_at, day, counted, imported, open, closed, returned, redone, handled, late_at, bucket,
      close_seconds, stepped, accept_seconds, dispatch_seconds, handle_seconds, finish_seconds, area_code, class,
      category, unit, channel, units)
    = (excluded.case_id, excluded.version, excluded.reported_at, excluded.day, excluded.counted, excluded.imported,
      excluded.open, excluded.closed, excluded.returned, excluded.redone, excluded.handled, excluded.late_at,
      excluded.bucket, excluded.close_seconds, excluded.stepped, excluded.accept_seconds, excluded.dispatch_seconds,
      excluded.handle_seconds, excluded.finish_seconds, excluded.area_code, excluded.class, excluded.category,
      excluded.unit, excluded.channel, excluded.units)`)
}
