import type { Executor } from '#platform/db/database.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import { addressKey } from '../domain/address-key.ts'

export interface Progress {
  /** Null: no case has been looked at yet. */
  recordedMs: number | null
  /** The last case of the first filling; null: that is over, or has not begun. */
  afterId: string | null
  drawn: number
}

/** Holds the turn until the transaction ends; null: another process is at it. */
export async function takeProgress(tx: Executor): Promise<Progress | null> {
  return tx.maybeOne<Progress>(sql`
    select (extract(epoch from recorded_at) * 1000)::float8 as "recordedMs", after_id as "afterId", drawn::float8 as drawn
    from alerts.progress for update skip locked`)
}

export async function findProgress(db: Executor): Promise<Progress> {
  return db.one<Progress>(sql`
    select (extract(epoch from recorded_at) * 1000)::float8 as "recordedMs", after_id as "afterId", drawn::float8 as drawn
    from alerts.progress`)
}

export async function saveProgress(tx: Executor, { recordedMs, afterId, drawn }: Progress): Promise<void> {
  await tx.run(sql`
    update alerts.progress set recorded_at = to_timestamp(${recordedMs}::float8 / 1000), after_id = ${afterId}::uuid,
      drawn = ${drawn}`)
}

/** The oldest transaction that is still writing: what it writes is not seen yet. Null: nobody is. */
export async function oldestWriterMs(tx: Executor): Promise<number | null> {
  const row = await tx.one<{ ms: number | null }>(sql`
    select (extract(epoch from min(xact_start)) * 1000)::float8 as ms from pg_catalog.pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and backend_xid is not null`)
  return row.ms
}

/** Cases whose record has lines from that moment on and whose fact is older than their row; how many. */
export async function drawChanged(tx: Executor, sinceMs: number): Promise<number> {
  return draw(
    tx,
    sql`c.id in (select e.case_id from cases.v_event e where e.recorded_at >= to_timestamp(${sinceMs / 1000}))
      and not exists (select 1 from alerts.fact f where f.case_id = c.id and f.version = c.version)`,
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

interface Raw {
  id: string
  address: string | null
}

/** Places are spelt here, the rest goes from window to table; void cases and tests count nowhere. */
async function draw(tx: Executor, which: Sql): Promise<number> {
  const raw = await tx.many<Raw>(sql`
    select c.id, t.address from cases.v_case c join cases.v_case_text t on t.case_id = c.id where ${which}`)
  if (raw.length === 0) return 0
  const keys = raw.map(({ id, address }) => ({ id, key: addressKey(address) }))
  await tx.run(sql`
    insert into alerts.fact (case_id, version, reported_at, closed_at, due_at, area_code, category, unit, units, lon, lat,
      address_key, persons, counted)
    select c.id, c.version, c.reported_at, c.closed_at, c.total_due_at, c.area_code, c.category, c.lead_unit,
      coalesce((select array_agg(distinct o.unit_id) from cases.v_work_order o where o.case_id = c.id), '{}'),
      c.lon, c.lat, k.key,
      coalesce((select array_agg(distinct hashtextextended(p.phone_index, 0)) from cases.v_appellant_phone p
        where p.case_id = c.id), '{}'),
      c.state <> 'voided' and not coalesce((c.state_data->'flags'->>'test')::boolean, false)
    from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as k(id uuid, key text) join cases.v_case c on c.id = k.id
    on conflict (case_id) do update set (version, reported_at, closed_at, due_at, area_code, category, unit, units, lon, lat,
      address_key, persons, counted) = (excluded.version, excluded.reported_at, excluded.closed_at, excluded.due_at,
      excluded.area_code, excluded.category, excluded.unit, excluded.units, excluded.lon, excluded.lat, excluded.address_key,
      excluded.persons, excluded.counted)`)
  return raw.length
}
