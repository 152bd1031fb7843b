import type { Datum } from '#core/place/datum.ts'
import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { LoadSaid, LoadState } from '../contract.ts'

export interface LoadOptions {
  datum: Datum
  dataAt: string | null
  encoding: 'UTF-8' | 'GB18030' | null
  nameField: string | null
  lonField: string | null
  latField: string | null
  dryRun: boolean
  note: string
  sha256: string
}

export interface LoadFaults {
  wayOut: { zh: string; en: string }
  said: LoadSaid[]
}

export interface StoredLoad {
  id: string
  layer: string
  state: LoadState
  fileName: string
  fileBytes: number
  spool: string
  options: LoadOptions
  readBytes: number
  features: number
  edition: number | null
  version: number | null
  fault: LoadFaults | null
  notes: LoadSaid[]
  byId: string
  byName: string
  startedMs: number
  finishedMs: number | null
}

const columns = sql`id, layer, state, file_name as "fileName", file_bytes as "fileBytes", spool, options,
  read_bytes as "readBytes", features, edition, version, fault, notes, by_id as "byId", by_name as "byName",
  (extract(epoch from started_at) * 1000)::float8 as "startedMs",
  (extract(epoch from finished_at) * 1000)::float8 as "finishedMs"`

export interface NewLoad {
  id: string
  layer: string
  fileName: string
  fileBytes: number
  spool: string
  options: LoadOptions
  byId: string
  byName: string
  atMs: number
}

/** Null while another file is on its way into the layer. */
export async function addLoad(db: Executor, one: NewLoad): Promise<StoredLoad | null> {
  return db.maybeOne<StoredLoad>(sql`
    insert into situation.layer_load (id, layer, state, file_name, file_bytes, spool, options, by_id, by_name, started_at, beat_at)
    values (${one.id}, ${one.layer}, 'waiting', ${one.fileName}, ${one.fileBytes}, ${one.spool},
      ${JSON.stringify(one.options)}::jsonb, ${one.byId}, ${one.byName}, to_timestamp(${one.atMs / 1000}),
      to_timestamp(${one.atMs / 1000}))
    on conflict (layer) where state in ('waiting', 'reading', 'saving') do nothing returning ${columns}`)
}

export async function findLoad(db: Executor, id: string): Promise<StoredLoad | null> {
  return db.maybeOne<StoredLoad>(sql`select ${columns} from situation.layer_load where id = ${id}`)
}

/** Newest first. */
export async function loadsOf(db: Executor, layer: string): Promise<StoredLoad[]> {
  return db.many<StoredLoad>(sql`
    select ${columns} from situation.layer_load where layer = ${layer} order by started_at desc, id desc limit 20`)
}

/** False when it is no longer to be done: taken by another process, or stopped. */
export async function beginLoad(db: Executor, id: string, edition: number, atMs: number): Promise<boolean> {
  const begun = await db.run(sql`
    update situation.layer_load set state = 'reading', edition = ${edition}, beat_at = to_timestamp(${atMs / 1000})
     where id = ${id} and state = 'waiting'`)
  return begun === 1
}

/** Says how far it is; false when somebody has stopped it meanwhile. */
export async function beatLoad(
  db: Executor,
  id: string,
  at: { state: 'reading' | 'saving'; readBytes: number; features: number; atMs: number },
): Promise<boolean> {
  const going = await db.run(sql`
    update situation.layer_load set state = ${at.state}, read_bytes = ${at.readBytes}, features = ${at.features},
      beat_at = to_timestamp(${at.atMs / 1000})
     where id = ${id} and state in ('reading', 'saving')`)
  return going === 1
}

export interface LoadEnd {
  state: 'done' | 'failed' | 'cancelled'
  version: number | null
  features?: number
  readBytes?: number
  fault: LoadFaults | null
  notes: readonly LoadSaid[]
  atMs: number
}

/** False when it has ended before. */
export async function endLoad(db: Executor, id: string, end: LoadEnd): Promise<boolean> {
  const ended = await db.run(sql`
    update situation.layer_load set state = ${end.state}, version = ${end.version},
      fault = ${end.fault ? JSON.stringify(end.fault) : null}::jsonb, notes = ${JSON.stringify(end.notes)}::jsonb,
      features = coalesce(${end.features ?? null}::int, features),
      read_bytes = coalesce(${end.readBytes ?? null}::bigint, read_bytes),
      finished_at = to_timestamp(${end.atMs / 1000})
     where id = ${id} and state in ('waiting', 'reading', 'saving')`)
  return ended === 1
}

/** Loads whose process has died: they have not said anything for long. */
export async function silentLoads(db: Executor, beforeMs: number): Promise<StoredLoad[]> {
  return db.many<StoredLoad>(sql`
    select ${columns} from situation.layer_load
     where state in ('reading', 'saving') and beat_at < to_timestamp(${beforeMs / 1000}) limit 10`)
}

/** Loads that wait for a worker. */
export async function waitingLoads(db: Executor): Promise<{ id: string; spool: string }[]> {
  return db.many(sql`select id, spool from situation.layer_load where state = 'waiting' limit 50`)
}
