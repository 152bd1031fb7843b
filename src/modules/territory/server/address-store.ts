import type { LonLat } from '#core/place/geometry.ts'
import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { Bbox } from '../domain/bbox-of.ts'
import type { Address, Poi } from '../domain/territory-data.ts'

/** What is stored of an address; its grid follows from the boundaries in force. */
export type AddressRow = Omit<Address, 'areaCode'>
export type PoiRow = Omit<Poi, 'areaCode'>

interface PointColumns {
  lon: number
  lat: number
}

export async function loadAddresses(db: Executor): Promise<AddressRow[]> {
  const rows = await db.many<Record<string, unknown> & PointColumns>(sql`
    select id, text, kind, road, road_id as "roadId", cross_road as "crossRoad", number, compound, building, poi,
      at[0] as lon, at[1] as lat
    from territory.address order by id`)
  return rows.map(withPoint<AddressRow>)
}

export async function loadPois(db: Executor): Promise<PoiRow[]> {
  const rows = await db.many<Record<string, unknown> & PointColumns>(
    sql`select id, kind, name, at[0] as lon, at[1] as lat from territory.poi order by id`,
  )
  return rows.map(withPoint<PoiRow>)
}

/** Columns without a value are left out, as the domain's types have them. */
function withPoint<Row>(columns: Record<string, unknown> & PointColumns): Row {
  const point: LonLat = [columns.lon, columns.lat]
  const row: Record<string, unknown> = { point }
  for (const name in columns) if (columns[name] !== null && name !== 'lon' && name !== 'lat') row[name] = columns[name]
  return row as Row
}

export interface StoredAddress {
  text: string
  lon: number
  lat: number
}

export async function findAddressesByText(db: Executor, texts: readonly string[]): Promise<StoredAddress[]> {
  return db.many<StoredAddress>(sql`
    select text, at[0] as lon, at[1] as lat from territory.address where text = any(${[...texts]}::text[])`)
}

export async function countAddresses(db: Executor): Promise<number> {
  return (await db.one<{ count: number }>(sql`select count(*) as count from territory.address`)).count
}

/** Adds addresses; one whose text is known moves to its new point and takes its new parts. */
export async function saveAddresses(db: Executor, addresses: readonly AddressRow[]): Promise<void> {
  await db.run(sql`
    insert into territory.address (id, text, kind, road, road_id, cross_road, number, compound, building, poi, at)
    select id, text, kind, road, "roadId", "crossRoad", number, compound, building, poi, point((point->>0)::float8, (point->>1)::float8)
    from jsonb_to_recordset(${JSON.stringify(addresses)}::jsonb) as a(id text, text text, kind text, road text,
      "roadId" text, "crossRoad" text, number text, compound text, building text, poi text, point jsonb)
    on conflict (text) do update set kind = excluded.kind, road = excluded.road, road_id = excluded.road_id,
      cross_road = excluded.cross_road, number = excluded.number, compound = excluded.compound,
      building = excluded.building, poi = excluded.poi, at = excluded.at`)
}

export async function savePois(db: Executor, pois: readonly PoiRow[]): Promise<void> {
  await db.run(sql`
    insert into territory.poi (id, kind, name, at)
    select id, kind, name, point((point->>0)::float8, (point->>1)::float8)
    from jsonb_to_recordset(${JSON.stringify(pois)}::jsonb) as a(id text, kind text, name text, point jsonb)
    on conflict (id) do nothing`)
}

export async function poisIn(db: Executor, [west, south, east, north]: Bbox, limit: number): Promise<PoiRow[]> {
  const rows = await db.many<Record<string, unknown> & PointColumns>(sql`
    select id, kind, name, at[0] as lon, at[1] as lat from territory.poi
    where at <@ box(point(${west}::float8, ${south}::float8), point(${east}::float8, ${north}::float8))
    order by id limit ${limit}`)
  return rows.map(withPoint<PoiRow>)
}
