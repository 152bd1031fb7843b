import type { Executor } from '#platform/db/database.ts'
import { type Sql, sql } from '#platform/db/sql.ts'

export interface FactProgress {
  /** Null: no case has been looked at yet. */
  recordedMs: number | null
  /** The last case of the first filling; null: that is over, or has not begun. */
  afterId: string | null
}

/** Holds the turn until the transaction ends; null: another process is at it. */
export async function takeProgress(tx: Executor): Promise<FactProgress | null> {
  return tx.maybeOne<FactProgress>(sql`
    select (extract(epoch from at) * 1000)::float8 as "recordedMs", after_id as "afterId"
    from reports.progress where what = 'recorded' for update skip locked`)
}

export async function findProgress(db: Executor): Promise<FactProgress> {
  return db.one<FactProgress>(sql`
    select (extract(epoch from at) * 1000)::float8 as "recordedMs", after_id as "afterId"
    from reports.progress where what = 'recorded'`)
}

export async function saveProgress(tx: Executor, { recordedMs, afterId }: FactProgress): Promise<void> {
  await tx.run(sql`
    update reports.progress set at = to_timestamp(${recordedMs}::float8 / 1000), after_id = ${afterId}::uuid
    where what = 'recorded'`)
}

/** The oldest transaction that is still writing: what it writes is not seen yet. Null: nobody is. */
export async function oldestWriterMs(tx: Executor): Promise<number | null> {
  const row = await tx.one<{ ms: number | null }>(sql`
    select (extract(epoch from min(xact_start)) * 1000)::float8 as ms from pg_catalog.pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and backend_xid is not null`)
  return row.ms
}

/** Cases whose record has lines from that moment on and whose fact is older than their row. */
export async function drawChanged(tx: Executor, sinceMs: number): Promise<number> {
  return draw(
    tx,
    sql`c.id in (select e.case_id from cases.v_event e where e.recorded_at >= to_timestamp(${sinceMs / 1000}))
      and not exists (select 1 from reports.case_fact f where f.case_id = c.id and f.version = c.version)`,
  )
}

/** The next cases of the first filling, by id; answers the last of them. */
export async function drawNext(tx: Executor, afterId: string | null, count: number): Promise<string | null> {
  const ids = await tx.many<{ id: string }>(sql`
    select c.id from cases.v_case c where ${afterId === null ? sql`true` : sql`c.id > ${afterId}::uuid`}
    order by c.id limit ${count}`)
  if (ids.length === 0) return null
  await draw(tx, sql`c.id = any(${ids.map(({ id }) => id)}::uuid[])`)
  return ids.at(-1)!.id
}

/** Facts that are not as their case is: whatever was written past the record, and dues of open cases that were moved. */
export async function drawDiffering(tx: Executor): Promise<number> {
  return draw(
    tx,
    sql`c.open or not exists (select 1 from reports.case_fact f where f.case_id = c.id and f.version = c.version)`,
  )
}

const at = (name: string) => sql`to_timestamp((c.state_data->'at'->>${name})::float8 / 1000)`

async function draw(tx: Executor, which: Sql): Promise<number> {
  return tx.run(sql`
    insert into reports.case_fact (case_id, version, reported_at, accepted_at, dispatched_at, done_at, closed_at, step_due_at,
      handle_due_at, total_due_at, person, redo_count, return_count, urge_count, supervision_count, open, overdue, emergency,
      imported, received, repeated, extended, handle_met, total_met, contacted, solved, satisfied, state, channel, variant,
      category, area_code, lead_unit, appeal_type, urgency, close_kind, units, unit_bits, population)
    select c.id, c.version, c.reported_at, ${at('acceptedAt')}, ${at('dispatchedAt')}, ${at('doneAt')}, c.closed_at, c.step_due_at,
      timed.handle_due_at, timed.total_due_at,
      hashtextextended(coalesce(
        (select min(p.phone_index) from cases.v_appellant_phone p where p.case_id = c.id), c.state_data->'appellants'->>0), 0),
      c.redo_count, c.return_count, least((c.state_data->'noticed'->>'urge')::int, 32767),
      least((c.state_data->'noticed'->>'supervision')::int, 32767), c.open, c.overdue, c.emergency, c.imported,
      not coalesce((c.state_data->'flags'->>'test')::boolean, false),
      c.master_id is not null or c.state_data->>'sameAs' is not null,
      coalesce(timed.extended, false), timed.handle_met, timed.total_met,
      (c.state_data->'callback'->'last'->>'contacted')::boolean,
      case when (c.state_data->'callback'->'last'->>'contacted')::boolean then (c.state_data->'callback'->'last'->>'solved')::boolean end,
      case when (c.state_data->'callback'->'last'->>'contacted')::boolean then (c.state_data->'callback'->'last'->>'satisfied')::boolean end,
      c.state, c.channel, c.variant, c.category, c.area_code, c.lead_unit, c.appeal_type, c.urgency, c.close_kind,
      coalesce(orders.units, '{}'), coalesce(orders.bits, 0),
      case when coalesce((c.state_data->'flags'->>'test')::boolean, false) then 0 when c.state in ('voided', 'referred') then 1
        when c.state = 'merged' then 2 else 3 end
    from cases.v_case c
    left join lateral (
      -- of each name the clock that was started first: a later round does not wash what was late (domain §6.1)
      select min(due_at) filter (where name = 'handle') as handle_due_at, bool_and(met) filter (where name = 'handle') as handle_met,
        bool_or(extended) filter (where name = 'handle') as extended, min(due_at) filter (where name = 'total') as total_due_at,
        bool_and(met) filter (where name = 'total') as total_met
      from (
        select distinct on (k.name) k.name,
          -- a duty that fell away in time was none
          case when k.result is distinct from 'lapsed' or k.overdue_at is not null then coalesce(k.overdue_at, k.due_at) end as due_at,
          case when k.state = 'ended' then k.result = 'met' and k.overdue_at is null end as met,
          coalesce(jsonb_array_length(k.clock->'grants') > 0, false) as extended
        from clocks.v_clock k where k.case_id = c.id and k.name in ('handle', 'total')
        order by k.name, k.start_at, k.id
      ) first
    ) timed on true
    left join lateral (
      select array_agg(distinct o.unit_id) as units, bit_or(1::bigint << (hashtext(split_part(o.unit_id, '.', 1)) & 63)) as bits
      from cases.v_work_order o where o.case_id = c.id
    ) orders on true
    where ${which}
    on conflict (case_id) do update set (version, reported_at, accepted_at, dispatched_at, done_at, closed_at, step_due_at,
      handle_due_at, total_due_at, person, redo_count, return_count, urge_count, supervision_count, open, overdue, emergency,
      imported, received, repeated, extended, handle_met, total_met, contacted, solved, satisfied, state, channel, variant,
      category, area_code, lead_unit, appeal_type, urgency, close_kind, units, unit_bits, population)
    = (excluded.version, excluded.reported_at, excluded.accepted_at, excluded.dispatched_at, excluded.done_at, excluded.closed_at,
      excluded.step_due_at, excluded.handle_due_at, excluded.total_due_at, excluded.person, excluded.redo_count,
      excluded.return_count, excluded.urge_count, excluded.supervision_count, excluded.open, excluded.overdue,
      excluded.emergency, excluded.imported, excluded.received, excluded.repeated, excluded.extended, excluded.handle_met,
      excluded.total_met, excluded.contacted, excluded.solved, excluded.satisfied, excluded.state, excluded.channel,
      excluded.variant, excluded.category, excluded.area_code, excluded.lead_unit, excluded.appeal_type, excluded.urgency,
      excluded.close_kind, excluded.units, excluded.unit_bits, excluded.population)
    where case_fact.version <= excluded.version`)
}
