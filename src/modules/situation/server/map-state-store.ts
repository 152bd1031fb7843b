import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { MapState } from '../contract.ts'

export async function favouritesOf(db: Executor, personId: string): Promise<Set<string>> {
  const rows = await db.many<{ layer: string }>(
    sql`select layer from situation.favourite where person_id = ${personId}`,
  )
  return new Set(rows.map(({ layer }) => layer))
}

export async function saveFavourite(
  db: Executor,
  personId: string,
  layer: string,
  on: boolean,
  atMs: number,
): Promise<void> {
  if (on)
    await db.run(sql`
      insert into situation.favourite (person_id, layer, at) values (${personId}, ${layer}, to_timestamp(${atMs / 1000}))
      on conflict do nothing`)
  else await db.run(sql`delete from situation.favourite where person_id = ${personId} and layer = ${layer}`)
}

export async function findMapState(db: Executor, personId: string): Promise<MapState | null> {
  const row = await db.maybeOne<{ state: MapState }>(
    sql`select state from situation.map_state where person_id = ${personId}`,
  )
  return row?.state ?? null
}

export async function saveMapStateOf(db: Executor, personId: string, state: MapState, atMs: number): Promise<void> {
  await db.run(sql`
    insert into situation.map_state (person_id, state, at)
    values (${personId}, ${JSON.stringify(state)}::jsonb, to_timestamp(${atMs / 1000}))
    on conflict (person_id) do update set state = excluded.state, at = excluded.at`)
}
