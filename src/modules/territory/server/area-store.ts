import type { AreaLevel } from '#core/place/area-code.ts'
import type { AreaGeometry } from '#core/place/geometry.ts'
import { areaM2, labelPoint } from '#core/place/polygon.ts'
import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import { bboxOf } from '../domain/bbox-of.ts'

export interface AreaRow {
  code: string
  version: number
  level: AreaLevel
  parentCode: string | null
  name: string
  polygon: AreaGeometry | null
  west: number | null
  south: number | null
  east: number | null
  north: number | null
  labelLon: number | null
  labelLat: number | null
  areaM2: number
  validFromMs: number
  validToMs: number | null
}

/** The newest version of every area, areas that have ended included, in order of code. */
export async function loadAreas(db: Executor): Promise<AreaRow[]> {
  return db.many<AreaRow>(sql`
    select distinct on (code) code, version, level, parent_code as "parentCode", name, polygon, west, south, east, north,
      label_lon as "labelLon", label_lat as "labelLat", area_m2 as "areaM2",
      (extract(epoch from valid_from) * 1000)::float8 as "validFromMs",
      (extract(epoch from valid_to) * 1000)::float8 as "validToMs"
    from territory.area order by code, version desc`)
}

export interface AreaVersion {
  version: number
  name: string
  areaM2: number
  validFromMs: number
  validToMs: number | null
}

export async function versionsOfArea(db: Executor, code: string): Promise<AreaVersion[]> {
  return db.many<AreaVersion>(sql`
    select version, name, area_m2 as "areaM2", (extract(epoch from valid_from) * 1000)::float8 as "validFromMs",
      (extract(epoch from valid_to) * 1000)::float8 as "validToMs"
    from territory.area where code = ${code} order by version desc`)
}

export interface NewAreaVersion {
  code: string
  name: string
  polygon: AreaGeometry | null
}

/** Ends what is in force of these codes and begins their next versions at the same moment. */
export async function addAreaVersions(db: Executor, areas: readonly NewAreaVersion[], fromMs: number): Promise<void> {
  await endAreas(
    db,
    areas.map((area) => area.code),
    fromMs,
  )
  const rows = areas.map(({ code, name, polygon }) => {
    if (!polygon) return { code, name }
    const [west, south, east, north] = bboxOf(polygon)
    const [label_lon, label_lat] = labelPoint(polygon).map((degrees) => Math.round(degrees * 1e6) / 1e6)
    return {
      code,
      name,
      polygon,
      west,
      south,
      east,
      north,
      label_lon,
      label_lat,
      area_m2: Math.round(areaM2(polygon) * 10) / 10,
    }
  })
  await db.run(sql`
    insert into territory.area (code, version, name, polygon, west, south, east, north, label_lon, label_lat, area_m2, valid_from)
    select a.code, coalesce((select max(b.version) from territory.area b where b.code = a.code), 0) + 1, a.name, a.polygon,
      a.west, a.south, a.east, a.north, a.label_lon, a.label_lat, coalesce(a.area_m2, 0), to_timestamp(${fromMs} / 1000.0)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as a(code text, name text, polygon jsonb, west float8,
      south float8, east float8, north float8, label_lon float8, label_lat float8, area_m2 float8)`)
}

export async function endAreas(db: Executor, codes: readonly string[], toMs: number): Promise<void> {
  await db.run(sql`
    update territory.area set valid_to = to_timestamp(${toMs} / 1000.0)
     where valid_to is null and code = any(${[...codes]}::text[])`)
}

/** Two imports at once would each plan against the state before the other. */
export async function lockAreas(db: Executor): Promise<void> {
  await db.run(sql`lock table territory.area in share row exclusive mode`)
}
