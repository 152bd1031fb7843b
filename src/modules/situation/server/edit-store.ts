import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { Bbox } from '../contract.ts'
import type { PlacedFeature } from './edition-store.ts'

/** The version with which a feature became as it is; null where there is none in force. */
export async function featureVersion(tx: Executor, edition: number, no: number): Promise<number | null> {
  const row = await tx.maybeOne<{ version: number }>(sql`
    select from_version as version from situation.feature where edition = ${edition} and no = ${no} and to_version is null`)
  return row?.version ?? null
}

/** A number that no feature of the edition ever had. */
export async function nextNo(tx: Executor, edition: number): Promise<number> {
  const { no } = await tx.one<{ no: number }>(
    sql`select coalesce(max(no), 0) + 1 as no from situation.feature where edition = ${edition}`,
  )
  return no
}

export async function endFeature(tx: Executor, edition: number, no: number, version: number): Promise<void> {
  await tx.run(sql`
    update situation.feature set to_version = ${version} where edition = ${edition} and no = ${no} and to_version is null`)
}

export async function putFeature(tx: Executor, edition: number, version: number, one: PlacedFeature): Promise<void> {
  await tx.run(sql`
    insert into situation.feature (edition, no, from_version, key, name, properties, geometry, original, area_code, lon,
      lat, west, south, east, north)
    values (${edition}, ${one.no}, ${version}, ${one.key}, ${one.name}, ${JSON.stringify(one.properties)}::jsonb,
      ${JSON.stringify(one.geometry)}::jsonb, null, ${one.areaCode}, ${one.at[0]}, ${one.at[1]}, ${one.box[0]},
      ${one.box[1]}, ${one.box[2]}, ${one.box[3]})`)
}

/** Features of an edition become what they were at a version; what they were in between stays in their past. */
export async function turnBack(
  tx: Executor,
  edition: number,
  to: number,
  version: number,
): Promise<{ added: number; removed: number }> {
  const removed = await tx.run(sql`
    update situation.feature set to_version = ${version}
     where edition = ${edition} and to_version is null and from_version > ${to}`)
  const added = await tx.run(sql`
    insert into situation.feature (edition, no, from_version, key, name, properties, geometry, original, area_code, lon,
      lat, west, south, east, north)
    select edition, no, ${version}, key, name, properties, geometry, original, area_code, lon, lat, west, south, east, north
      from situation.feature where edition = ${edition} and from_version <= ${to} and to_version > ${to} and to_version <= ${version}`)
  return { added, removed }
}

/** How many features are in force, and the box that holds them. */
export async function extentOf(tx: Executor, edition: number): Promise<{ count: number; bbox: Bbox | null }> {
  return tx.one(sql`
    select count(*)::int as count, case when count(*) > 0
      then jsonb_build_array(min(west), min(south), max(east), max(north)) end as bbox
      from situation.feature where edition = ${edition} and to_version is null`)
}
