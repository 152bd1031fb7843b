import type { AreaGeometry, LonLat } from '#core/place/geometry.ts'
import type { Executor } from '#platform/db/database.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import { type Bbox, bboxOf, bboxOfLine } from '../domain/bbox-of.ts'
import type { Building, Green, Road, Water } from '../domain/territory-data.ts'

export interface RoadRow {
  name: string
  class: string
  line: LonLat[]
}

export interface SurfaceRow {
  layer: 'water' | 'green'
  kind: string
  name: string
  polygon: AreaGeometry
}

export interface BuildingRow {
  use: string
  floors: number
  polygon: AreaGeometry
}

const touches = ([west, south, east, north]: Bbox): Sql =>
  sql`west <= ${east} and east >= ${west} and south <= ${north} and north >= ${south}`

/** Broad roads first, so that what is cut off are lanes. */
export async function roadsIn(db: Executor, box: Bbox, limit: number): Promise<RoadRow[]> {
  return db.many<RoadRow>(sql`
    select name, class, line from territory.road where ${touches(box)}
    order by array_position(array['trunk', 'secondary', 'branch', 'lane'], class), id limit ${limit}`)
}

export async function surfacesIn(
  db: Executor,
  layer: SurfaceRow['layer'],
  box: Bbox,
  limit: number,
): Promise<SurfaceRow[]> {
  return db.many<SurfaceRow>(sql`
    select layer, kind, name, polygon from territory.surface where layer = ${layer} and ${touches(box)}
    order by (east - west) * (north - south) desc, id limit ${limit}`)
}

export async function buildingsIn(db: Executor, box: Bbox, limit: number): Promise<BuildingRow[]> {
  const [west, south, east, north] = box
  return db.many<BuildingRow>(sql`
    select use, floors, polygon from territory.building
    where box(point(west, south), point(east, north)) && box(point(${west}::float8, ${south}::float8), point(${east}::float8, ${north}::float8))
    limit ${limit}`)
}

export async function saveRoads(db: Executor, roads: readonly Road[]): Promise<void> {
  await db.run(sql`
    insert into territory.road (id, name, class, line, west, south, east, north)
    select id, name, class, line, west, south, east, north
    from jsonb_to_recordset(${withBox(roads, (road) => bboxOfLine(road.line))}::jsonb) as a(id text, name text, class text,
      line jsonb, west float8, south float8, east float8, north float8)
    on conflict (id) do nothing`)
}

export async function saveSurfaces(
  db: Executor,
  layer: SurfaceRow['layer'],
  surfaces: readonly (Water | Green)[],
): Promise<void> {
  await db.run(sql`
    insert into territory.surface (id, layer, kind, name, polygon, west, south, east, north)
    select id, ${layer}, kind, name, polygon, west, south, east, north
    from jsonb_to_recordset(${withBox(surfaces, (surface) => bboxOf(surface.polygon))}::jsonb) as a(id text, kind text,
      name text, polygon jsonb, west float8, south float8, east float8, north float8)
    on conflict (id) do nothing`)
}

export async function saveBuildings(db: Executor, buildings: readonly Building[]): Promise<void> {
  await db.run(sql`
    insert into territory.building (id, address_id, use, floors, polygon, west, south, east, north)
    select id, "addressId", use, floors, polygon, west, south, east, north
    from jsonb_to_recordset(${withBox(buildings, (building) => bboxOf(building.polygon))}::jsonb) as a(id text,
      "addressId" text, use text, floors smallint, polygon jsonb, west float8, south float8, east float8, north float8)
    on conflict (id) do nothing`)
}

function withBox<Row extends object>(rows: readonly Row[], boxOf: (row: Row) => Bbox): string {
  return JSON.stringify(
    rows.map((row) => {
      const [west, south, east, north] = boxOf(row)
      return { ...row, west, south, east, north }
    }),
  )
}

export async function loadRoads(db: Executor): Promise<Road[]> {
  return db.many<Road>(sql`select id, name, class, line from territory.road order by id`)
}
