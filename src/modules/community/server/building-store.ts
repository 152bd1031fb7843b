import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import { withinAreas } from './within-store.ts'

export interface StoredBuilding {
  id: string
  name: string
  areaCode: string
  lon: number
  lat: number
}

export interface CountedBuilding extends StoredBuilding {
  households: number
  residents: number
  /** First day on which one of its households is due. */
  dueDay: number | null
  visitsDue: number
}

/** Counts of what lies in each; `dueBefore` is the day up to which a visit counts as due. */
export async function countedBuildings(
  db: Executor,
  areas: readonly string[],
  today: string,
  limit: number,
): Promise<CountedBuilding[]> {
  return db.many<CountedBuilding>(sql`
    with b as (
      select id, name, area_code, at from community.building where ${withinAreas(areas, sql`area_code`)}
      order by name, id limit ${limit}),
    h as (
      select h.building_id, count(*)::int as households, (min(h.visit_due_on) - date '1970-01-01') as due_day,
        count(*) filter (where h.visit_due_on <= ${today}::date)::int as visits_due
      from community.household h where h.building_id in (select id from b) group by 1),
    r as (
      select h.building_id, count(*)::int as residents
      from community.resident r join community.household h on h.id = r.household_id
      where h.building_id in (select id from b) group by 1)
    select b.id, b.name, b.area_code as "areaCode", b.at[0] as lon, b.at[1] as lat, coalesce(h.households, 0) as households,
      coalesce(r.residents, 0) as residents, h.due_day as "dueDay", coalesce(h.visits_due, 0) as "visitsDue"
    from b left join h on h.building_id = b.id left join r on r.building_id = b.id order by b.name, b.id`)
}

export async function findBuilding(db: Executor, areas: readonly string[], id: string): Promise<StoredBuilding | null> {
  return db.maybeOne<StoredBuilding>(sql`
    select id, name, area_code as "areaCode", at[0] as lon, at[1] as lat from community.building
    where id = ${id}::uuid and ${withinAreas(areas, sql`area_code`)}`)
}

/** Adds those whose name a community does not know yet; answers all of them with their ids. */
export async function saveBuildings(
  db: Executor,
  buildings: readonly StoredBuilding[],
  atMs: number,
): Promise<StoredBuilding[]> {
  if (buildings.length === 0) return []
  const rows = JSON.stringify(buildings)
  await db.run(sql`
    insert into community.building (id, area_code, name, at, changed_at)
    select b.id, b."areaCode", b.name, point(b.lon, b.lat), to_timestamp(${atMs / 1000})
    from jsonb_to_recordset(${rows}::jsonb) as b(id uuid, "areaCode" text, name text, lon float8, lat float8)
    on conflict (community_code, name) do nothing`)
  return db.many<StoredBuilding>(sql`
    select k.id, k.name, k.area_code as "areaCode", k.at[0] as lon, k.at[1] as lat
    from jsonb_to_recordset(${rows}::jsonb) as b("areaCode" text, name text)
    join community.building k on k.community_code = left(b."areaCode", 12) and k.name = b.name`)
}

export interface DueBuilding extends StoredBuilding {
  visitsDue: number
}

/** Buildings with households due on this day or before. */
export async function dueBuildings(
  db: Executor,
  areas: readonly string[],
  today: string,
  box: readonly [number, number, number, number] | null,
  limit: number,
): Promise<DueBuilding[]> {
  const [west, south, east, north] = box ?? [-180, -90, 180, 90]
  return db.many<DueBuilding>(sql`
    select b.id, b.name, b.area_code as "areaCode", b.at[0] as lon, b.at[1] as lat, count(*)::int as "visitsDue"
    from community.building b join community.household h on h.building_id = b.id
    where ${withinAreas(areas, sql`b.area_code`)} and h.visit_due_on <= ${today}::date
      and b.at <@ box(point(${west}::float8, ${south}::float8), point(${east}::float8, ${north}::float8))
    group by b.id order by b.id limit ${limit}`)
}
