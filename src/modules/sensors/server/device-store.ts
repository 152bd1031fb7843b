import type { Scope } from '#core/scope.ts'
import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import { DEVICE_STATES, type DeviceState } from '../contract.ts'
import type { Standing } from '../domain/step-rule.ts'

export type OwnLimits = Readonly<Record<string, { enter: number; leave: number }>>

export interface Device {
  id: string
  name: string
  kind: string
  lon: number
  lat: number
  areaCode: string | null
  address: string
  unit: string
  active: boolean
  simulated: boolean
  silenceMinutes: number | null
  limits: OwnLimits
}

export interface KnownDevice extends Device {
  measured: Record<string, { value: number; atMs: number }>
  standing: Record<string, Standing>
  battery: number | null
  heardMs: number | null
  silent: boolean
  version: number
}

const fields = sql`d.id, d.name, d.kind, d.lon, d.lat, d.area_code as "areaCode", d.address, d.unit, d.active, d.simulated,
  d.silence_minutes as "silenceMinutes", d.limits, d.version, coalesce(s.measured, '{}') as measured,
  coalesce(s.standing, '{}') as standing, s.battery, (extract(epoch from s.heard_at) * 1000)::float8 as "heardMs",
  coalesce(s.silent, false) as silent`

/** Those of these devices that are registered and at work, their state locked in order. */
export async function lockDevices(tx: Executor, ids: readonly string[]): Promise<KnownDevice[]> {
  return tx.many<KnownDevice>(sql`
    with held as (select * from sensors.device_state where device = any(${[...ids]}) order by device for update)
    select ${fields} from sensors.device d join held s on s.device = d.id where d.active order by d.id`)
}

export async function saveStates(tx: Executor, devices: readonly KnownDevice[]): Promise<void> {
  if (devices.length === 0) return
  const rows = devices.map(({ id, measured, standing, battery, heardMs, silent }) => ({
    id,
    measured,
    standing,
    battery,
    heardMs,
    silent,
  }))
  await tx.run(sql`
    update sensors.device_state s set measured = r.measured, standing = r.standing, battery = coalesce(r.battery, s.battery),
      heard_at = to_timestamp(r."heardMs" / 1000), silent = r.silent
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(id text, measured jsonb, standing jsonb, battery float8, "heardMs" float8, silent boolean)
    where s.device = r.id`)
}

/** Registers or changes; answers each with its version. What is the same as it stands changes nothing. */
export async function putDevices(tx: Executor, devices: readonly Device[], nowMs: number): Promise<void> {
  await tx.run(sql`
    with put as (
      insert into sensors.device as d (id, name, kind, lon, lat, area_code, address, unit, active, simulated, silence_minutes,
        limits, version, registered_at, changed_at)
      select id, name, kind, lon, lat, "areaCode", address, unit, active, simulated, "silenceMinutes", limits, 1,
        to_timestamp(${nowMs / 1000}), to_timestamp(${nowMs / 1000})
      from jsonb_to_recordset(${JSON.stringify(devices)}::jsonb) as r(id text, name text, kind text, lon float8, lat float8,
        "areaCode" text, address text, unit text, active boolean, simulated boolean, "silenceMinutes" int, limits jsonb)
      order by id
      on conflict (id) do update set name = excluded.name, kind = excluded.kind, lon = excluded.lon, lat = excluded.lat,
        area_code = excluded.area_code, address = excluded.address, unit = excluded.unit, active = excluded.active,
        silence_minutes = excluded.silence_minutes, limits = excluded.limits, version = d.version + 1,
        changed_at = excluded.changed_at
      where (d.name, d.kind, d.lon, d.lat, d.address, d.unit, d.active, d.silence_minutes, d.limits)
        is distinct from (excluded.name, excluded.kind, excluded.lon, excluded.lat, excluded.address, excluded.unit,
          excluded.active, excluded.silence_minutes, excluded.limits)
      returning d.id
    )
    insert into sensors.device_state (device) select id from put on conflict do nothing`)
}

const seen = ({ all, areas, units }: Scope) => sql`(${all} or d.unit = any(${[...units]})
  or exists (select 1 from unnest(${[...areas]}::text[]) as a(code) where d.area_code like a.code || '%'))`
const stateOf = sql`case when not d.active then 'off' when s.silent then 'silent'
  when exists (select 1 from sensors.problem p where p.device = d.id and p.ended_at is null) then 'problem'
  when s.heard_at is null then 'never' else 'normal' end`

export interface GoingProblem {
  id: string
  rule: string
  beganMs: number
  caseId: string | null
  caseNo: string | null
  refusal: string | null
}

export interface ShownDevice extends KnownDevice {
  state: DeviceState
  problem: GoingProblem | null
}

export interface DeviceFilter {
  kind?: string | undefined
  state?: DeviceState | undefined
  text?: string | undefined
}

const meant = ({ kind, text }: DeviceFilter) => {
  const like = text === undefined ? null : `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`
  return sql`(${kind ?? null}::text is null or d.kind = ${kind ?? null})
    and (${like}::text is null or d.id ilike ${like} or d.name ilike ${like} or d.address ilike ${like})`
}
const going = sql`(select jsonb_build_object('id', p.id, 'rule', p.rule,
      'beganMs', (extract(epoch from p.began_at) * 1000)::float8, 'caseId', p.case_id, 'caseNo', p.case_no, 'refusal', p.refusal)
    from sensors.problem p where p.device = d.id and p.ended_at is null
    order by p.wants_case desc, p.began_at desc limit 1) as problem`

/** In the order of their states, each by number. `after` is the state's place and the number of the last one shown. */
export async function listRows(
  db: Executor,
  scope: Scope,
  { after, limit, ...filter }: DeviceFilter & { after: { rank: number; id: string } | null; limit: number },
): Promise<ShownDevice[]> {
  const state = filter.state ?? null
  return db.many<ShownDevice>(sql`
    with found as (
      select d.id, ${stateOf} as state from sensors.device d join sensors.device_state s on s.device = d.id
      where ${seen(scope)} and ${meant(filter)}
    ), shown as (
      select id, state, array_position(${[...DEVICE_STATES]}::text[], state) - 1 as rank from found
      where ${state}::text is null or state = ${state}
    ), cut as (
      select * from shown where ${after === null} or (rank, id) > (${after?.rank ?? 0}::int, ${after?.id ?? ''}::text)
      order by rank, id limit ${limit}
    )
    select ${fields}, c.state, ${going} from cut c join sensors.device d on d.id = c.id
    join sensors.device_state s on s.device = d.id order by c.rank, c.id`)
}

export async function countStates(db: Executor, scope: Scope, filter: DeviceFilter): Promise<Record<string, number>> {
  const rows = await db.many<{ state: string; n: number }>(sql`
    select state, count(*)::int as n from (
      select ${stateOf} as state from sensors.device d join sensors.device_state s on s.device = d.id
      where ${seen(scope)} and ${meant(filter)}) as f group by 1`)
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]))
}

export async function findDevice(db: Executor, scope: Scope, id: string): Promise<ShownDevice | null> {
  return db.maybeOne<ShownDevice>(sql`
    select ${fields}, ${stateOf} as state, ${going} from sensors.device d join sensors.device_state s on s.device = d.id
    where d.id = ${id} and ${seen(scope)}`)
}

/** Which of these numbers are taken already, whoever may see them. */
export async function standingDevices(db: Executor, ids: readonly string[]): Promise<KnownDevice[]> {
  return db.many<KnownDevice>(sql`
    select ${fields} from sensors.device d join sensors.device_state s on s.device = d.id where d.id = any(${[...ids]})`)
}

/** What is no longer at work is neither silent nor beyond a limit; back at work it begins anew. */
export async function forgetState(tx: Executor, id: string): Promise<void> {
  await tx.run(sql`update sensors.device_state set standing = '{}', silent = false where device = ${id}`)
}

export async function countDevices(db: Executor): Promise<number> {
  return (await db.one<{ n: number }>(sql`select count(*)::int as n from sensors.device where active`)).n
}

export async function hasDevices(db: Executor): Promise<boolean> {
  return (await db.one<{ is: boolean }>(sql`select exists (select 1 from sensors.device where active) as is`)).is
}

export async function hasSimulated(db: Executor): Promise<boolean> {
  return (await db.one<{ is: boolean }>(sql`select exists (select 1 from sensors.device where simulated) as is`)).is
}

/** Registered devices at work that are real, and how many of them are heard in time. */
export async function countOnline(db: Executor): Promise<{ all: number; online: number }> {
  return db.one(sql`
    select count(*)::int as "all", count(*) filter (where s.heard_at is not null and not s.silent)::int as online
    from sensors.device d join sensors.device_state s on s.device = d.id where d.active and not d.simulated`)
}

export interface SilentDevice {
  id: string
  kind: string
  sinceMs: number
  silenceMinutes: number | null
}

/** Locked: devices at work that have not been heard since their registration or for a while, and are not silent yet. */
export async function takeUnheard(tx: Executor, beforeMs: number): Promise<SilentDevice[]> {
  return tx.many<SilentDevice>(sql`
    with held as (
      select device, heard_at from sensors.device_state
      where not silent and (heard_at is null or heard_at < to_timestamp(${beforeMs / 1000}))
      order by device for update skip locked)
    select d.id, d.kind, (extract(epoch from coalesce(s.heard_at, d.changed_at)) * 1000)::float8 as "sinceMs",
      d.silence_minutes as "silenceMinutes"
    from sensors.device d join held s on s.device = d.id
    where d.active and coalesce(s.heard_at, d.changed_at) < to_timestamp(${beforeMs / 1000}) order by d.id`)
}

export async function markSilent(tx: Executor, ids: readonly string[]): Promise<void> {
  await tx.run(sql`update sensors.device_state set silent = true where device = any(${[...ids]})`)
}

/** What the demonstration makes up, in order. */
export async function simulatedDevices(db: Executor): Promise<{ id: string; kind: string }[]> {
  return db.many(sql`select id, kind from sensors.device where simulated and active order by id limit 500`)
}
