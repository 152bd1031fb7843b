import type { AreaGeometry } from '#core/place/geometry.ts'
import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { Bbox } from '../contract.ts'

export interface SceneUpdateRow {
  id: string
  name: string
  updatedOn: string
  geometry: AreaGeometry
  areaM2: number
  west: number
  south: number
  east: number
  north: number
  areaCode: string | null
  maker: string
  note: string
  fileName: string | null
  invented: boolean
}

const columns = sql`id, name, updated_on::text as "updatedOn", geometry, area_m2 as "areaM2", west, south, east, north,
  area_code as "areaCode", maker, note, file_name as "fileName", invented`

/** In the order in which they were flown: a later one adds only what is new. */
export async function sceneUpdatesOf(db: Executor, fromYear: number, toYear: number): Promise<SceneUpdateRow[]> {
  return db.many<SceneUpdateRow>(sql`
    select ${columns} from situation.scene_update
     where removed_at is null and updated_on >= make_date(${fromYear}, 1, 1) and updated_on < make_date(${toYear + 1}, 1, 1)
     order by updated_on, id`)
}

export async function sceneUpdatesIn(
  db: Executor,
  { bbox, limit, upTo }: { bbox: Bbox | null; limit: number; upTo: string },
): Promise<SceneUpdateRow[]> {
  const [west, south, east, north] = bbox ?? [-180, -90, 180, 90]
  return db.many<SceneUpdateRow>(sql`
    select ${columns} from situation.scene_update
     where removed_at is null and updated_on <= ${upTo}::date
       and west <= ${east} and east >= ${west} and south <= ${north} and north >= ${south}
     order by updated_on desc, id limit ${limit}`)
}

export interface NewSceneUpdate extends SceneUpdateRow {
  by: string
  atMs: number
}

/** Those that are not there yet; the same geometry on the same day is the same area. */
export async function addSceneUpdates(db: Executor, rows: readonly NewSceneUpdate[]): Promise<string[]> {
  if (rows.length === 0) return []
  const json = JSON.stringify(rows.map((row) => ({ ...row, geometry: row.geometry })))
  const added = await db.many<{ id: string }>(sql`
    insert into situation.scene_update (id, name, updated_on, geometry, area_m2, west, south, east, north, area_code,
      maker, note, file_name, invented, made_by, made_at)
    select id, name, "updatedOn", geometry, "areaM2", west, south, east, north, "areaCode", maker, note, "fileName",
      invented, by, to_timestamp("atMs" / 1000)
      from jsonb_to_recordset(${json}::jsonb) as row(id uuid, name text, "updatedOn" date, geometry jsonb,
        "areaM2" float8, west float8, south float8, east float8, north float8, "areaCode" text, maker text, note text,
        "fileName" text, invented boolean, by text, "atMs" float8)
     where not exists (select from situation.scene_update as known
       where known.removed_at is null and known.updated_on = row."updatedOn" and known.geometry = row.geometry)
    returning id`)
  return added.map(({ id }) => id)
}

export async function knownSceneUpdates(
  db: Executor,
  rows: readonly { updatedOn: string; geometry: AreaGeometry }[],
): Promise<number> {
  const json = JSON.stringify(rows)
  const { known } = await db.one<{ known: number }>(sql`
    select count(*)::int as known from jsonb_to_recordset(${json}::jsonb) as row("updatedOn" date, geometry jsonb)
     where exists (select from situation.scene_update as known
       where known.removed_at is null and known.updated_on = row."updatedOn" and known.geometry = row.geometry)`)
  return known
}

export async function removeSceneUpdateRow(
  db: Executor,
  { id, by, atMs, why }: { id: string; by: string; atMs: number; why: string },
): Promise<{ year: number } | null> {
  return db.maybeOne<{ year: number }>(sql`
    update situation.scene_update
       set removed_by = ${by}, removed_at = to_timestamp(${atMs}::float8 / 1000), removed_why = ${why}
     where id = ${id}::uuid and removed_at is null
    returning extract(year from updated_on)::int as year`)
}

export async function countSceneUpdates(db: Executor): Promise<number> {
  return (await db.one<{ n: number }>(sql`select count(*)::int as n from situation.scene_update`)).n
}
