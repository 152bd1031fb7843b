import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { LoadedFeature } from '../domain/load/read-feature.ts'

export interface PlacedFeature extends LoadedFeature {
  areaCode: string | null
}

/** An empty set of features that nobody sees yet. */
export async function addEdition(db: Executor, layer: string, atMs: number): Promise<number> {
  const { id } = await db.one<{ id: number }>(sql`
    insert into situation.edition (layer, state, made_at) values (${layer}, 'staging', to_timestamp(${atMs / 1000}))
    returning id`)
  return id
}

export async function keepEdition(tx: Executor, id: number): Promise<void> {
  await tx.run(sql`update situation.edition set state = 'kept' where id = ${id}`)
}

/** Features in force from the load on; one statement for a batch. */
export async function addFeatures(db: Executor, edition: number, batch: readonly PlacedFeature[]): Promise<void> {
  const text = (of: (feature: PlacedFeature) => string | null) => batch.map(of)
  const number = (of: (feature: PlacedFeature) => number) => batch.map(of)
  await db.run(sql`
    insert into situation.feature (edition, no, from_version, key, name, properties, geometry, original, area_code, lon,
      lat, west, south, east, north)
    select ${edition}, no, 0, key, name, properties::jsonb, geometry::jsonb, original::jsonb, area_code, lon, lat, west,
      south, east, north
      from unnest(${number(({ no }) => no)}::int[], ${text(({ key }) => key)}::text[], ${text(({ name }) => name)}::text[],
        ${text(({ properties }) => JSON.stringify(properties))}::text[],
        ${text(({ geometry }) => JSON.stringify(geometry))}::text[],
        ${text(({ original }) => (original ? JSON.stringify(original) : null))}::text[],
        ${text(({ areaCode }) => areaCode)}::text[], ${number(({ at }) => at[0])}::float8[],
        ${number(({ at }) => at[1])}::float8[], ${number(({ box }) => box[0])}::float8[],
        ${number(({ box }) => box[1])}::float8[], ${number(({ box }) => box[2])}::float8[],
        ${number(({ box }) => box[3])}::float8[])
        as f(no, key, name, properties, geometry, original, area_code, lon, lat, west, south, east, north)`)
}

const BATCH = 20_000

/** Takes the features of an edition away, a batch at a time so that nobody waits for it. */
export async function dropEdition(db: Executor, id: number): Promise<void> {
  await db.run(sql`update situation.edition set state = 'dropped' where id = ${id}`)
  for (;;) {
    const gone = await db.run(sql`
      delete from situation.feature where (edition, no, from_version) in
        (select edition, no, from_version from situation.feature where edition = ${id} limit ${BATCH})`)
    if (gone < BATCH) return
  }
}

/** Editions that no layer shows and that are older than the newest `kept` of their layer, and staged ones left behind. */
export async function editionsToDrop(db: Executor, kept: number, stagedBeforeMs: number): Promise<number[]> {
  const rows = await db.many<{ id: number }>(sql`
    select e.id from (
      select id, layer, state, made_at, row_number() over (partition by layer, state order by id desc) as place
        from situation.edition where state <> 'dropped') e
     where not exists (select from situation.layer l where l.edition = e.id)
       and ((e.state = 'kept' and e.place > ${kept})
         or (e.state = 'staging' and e.made_at < to_timestamp(${stagedBeforeMs / 1000}) and not exists (
           select from situation.layer_load w where w.edition = e.id and w.state in ('reading', 'saving'))))
     order by e.id limit 20`)
  return rows.map(({ id }) => id)
}
