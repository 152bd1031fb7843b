import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import { signsChanged } from '../contract.ts'
import type { Level, ReadingQuality } from '../domain/sign.ts'

export interface StoredState {
  code: string
  place: string
  value: number
  quality: ReadingQuality
  level: Level
  sinceMs: number
  atMs: number
  back: number
  backLevel: Level | null
  toldLevel: Level | null
}

const columns = sql`s.code, s.place, s.value, s.quality, s.level, (extract(epoch from s.since) * 1000)::float8 as "sinceMs",
  (extract(epoch from s.at) * 1000)::float8 as "atMs", s.back, s.back_level as "backLevel", s.told_level as "toldLevel"`

export interface SignPlace {
  code: string
  place: string
}

/** In one order whoever asks, so that two deliveries do not wait for each other. */
export async function lockStates(tx: Executor, keys: readonly SignPlace[]): Promise<StoredState[]> {
  return tx.many<StoredState>(sql`
    select ${columns} from signs.state s
     where (s.code, s.place) in (select k.code, k.place from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as k(code text, place text))
     order by s.code, s.place for update`)
}

export interface NextState extends StoredState {
  staleMs: number
}

/** An older reading never takes the place of a newer one, unless that was made up. */
export async function saveStates(tx: Executor, states: readonly NextState[]): Promise<void> {
  await tx.run(sql`
    insert into signs.state as s (code, place, value, quality, level, since, at, back, back_level, stale_at, stale_told, told_level)
    select n.code, n.place, n.value, n.quality, n.level, to_timestamp(n."sinceMs" / 1000), to_timestamp(n."atMs" / 1000), n.back,
      n."backLevel", to_timestamp(n."staleMs" / 1000), false, n."toldLevel"
    from jsonb_to_recordset(${JSON.stringify(states)}::jsonb) as n(code text, place text, value float8, quality text, level text,
      "sinceMs" float8, "atMs" float8, back int, "backLevel" text, "staleMs" float8, "toldLevel" text)
    order by n.code, n.place
    on conflict (code, place) do update set value = excluded.value, quality = excluded.quality, level = excluded.level,
      since = excluded.since, at = excluded.at, back = excluded.back, back_level = excluded.back_level,
      stale_at = excluded.stale_at, stale_told = false, told_level = excluded.told_level
    where excluded.at >= s.at or (s.quality = 'simulated' and excluded.quality <> 'simulated')`)
}

export async function allStates(db: Executor): Promise<StoredState[]> {
  return db.many<StoredState>(sql`select ${columns} from signs.state s order by s.code, s.place`)
}

export async function statesOf(db: Executor, code: string): Promise<StoredState[]> {
  return db.many<StoredState>(sql`select ${columns} from signs.state s where s.code = ${code} order by s.place`)
}

/** Word to the screens: which signs changed, and where. */
export async function tellChanged(tx: Executor, keys: readonly SignPlace[]): Promise<void> {
  if (keys.length === 0) return
  const told = {
    codes: [...new Set(keys.map(({ code }) => code))],
    places: [...new Set(keys.map(({ place }) => place))],
  }
  await tx.run(sql`select platform.f_emit(${signsChanged.name}, ${JSON.stringify(told)}::jsonb)`)
}

/** Values that have just grown too old, each told once. */
export async function takeStale(tx: Executor, nowMs: number): Promise<SignPlace[]> {
  return tx.many<SignPlace>(sql`
    with gone as (select code, place from signs.state where not stale_told and stale_at < to_timestamp(${nowMs / 1000})
      order by code, place for update skip locked)
    update signs.state s set stale_told = true from gone where s.code = gone.code and s.place = gone.place
    returning s.code, s.place`)
}

/** Signs that have been measured lately: nothing is made up in their place. */
export async function measuredSince(db: Executor, ms: number): Promise<SignPlace[]> {
  return db.many<SignPlace>(
    sql`select code, place from signs.state where quality <> 'simulated' and at > to_timestamp(${ms / 1000})`,
  )
}
