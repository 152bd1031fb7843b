import type { Scope } from '#core/scope.ts'
import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import { OPEN_NEEDS } from '../domain/need-state.ts'
import { withinScope } from './within-store.ts'

export interface StoredGrid {
  code: string
  name: string
  keeperUnit: string | null
  areas: string[]
  enterprises: number
  visitsDue: number
  openNeeds: number
}

/** Grids that touch the scope; counts are of what lies within it. */
export async function economicGrids(db: Executor, scope: Scope, today: string): Promise<StoredGrid[]> {
  return db.many<StoredGrid>(sql`
    select g.code, g.name, g.keeper_unit as "keeperUnit",
      array(select a.area_code from community.economic_grid_area a where a.grid_code = g.code order by 1) as areas,
      coalesce(c.enterprises, 0) as enterprises, coalesce(c.due, 0) as "visitsDue", coalesce(c.needs, 0) as "openNeeds"
    from community.economic_grid g
    left join lateral (
      select count(*)::int as enterprises, count(*) filter (where e.visit_due_on <= ${today}::date)::int as due,
        coalesce(sum((select count(*) from community.need n where n.enterprise_id = e.id and n.state = any(${[...OPEN_NEEDS]}::text[]))), 0)::int as needs
      from community.economic_grid_area a join community.enterprise e on e.area_code = a.area_code and e.active
      where a.grid_code = g.code and ${withinScope(scope, sql`e.area_code`)}) c on true
    where exists (select 1 from community.economic_grid_area a where a.grid_code = g.code and ${withinScope(scope, sql`a.area_code`)})
    order by g.code`)
}

export interface NewGrid {
  code: string
  name: string
  keeperUnit: string | null
  areas: readonly string[]
}

export async function saveEconomicGrids(db: Executor, grids: readonly NewGrid[], atMs: number): Promise<void> {
  if (grids.length === 0) return
  const rows = JSON.stringify(grids)
  await db.run(sql`
    insert into community.economic_grid (code, name, keeper_unit, changed_at)
    select g.code, g.name, g."keeperUnit", to_timestamp(${atMs / 1000})
    from jsonb_to_recordset(${rows}::jsonb) as g(code text, name text, "keeperUnit" text)
    on conflict (code) do update set name = excluded.name, keeper_unit = excluded.keeper_unit, changed_at = excluded.changed_at`)
  await db.run(sql`
    delete from community.economic_grid_area a using jsonb_to_recordset(${rows}::jsonb) as g(code text)
    where a.grid_code = g.code`)
  await db.run(sql`
    insert into community.economic_grid_area (area_code, grid_code)
    select area.code, g.code from jsonb_to_recordset(${rows}::jsonb) as g(code text, areas jsonb),
      jsonb_array_elements_text(g.areas) as area(code)
    on conflict (area_code) do update set grid_code = excluded.grid_code`)
}

/** Whose unit grids these are now, of those that belong to another economic grid. */
export async function gridsOwning(db: Executor, areas: readonly string[], exceptCode: string): Promise<string[]> {
  const rows = await db.many<{ areaCode: string }>(sql`
    select area_code as "areaCode" from community.economic_grid_area
    where area_code = any(${[...areas]}::text[]) and grid_code <> ${exceptCode}`)
  return rows.map((row) => row.areaCode)
}

export async function areasOfGrid(db: Executor, code: string): Promise<string[]> {
  const rows = await db.many<{ areaCode: string }>(sql`
    select area_code as "areaCode" from community.economic_grid_area where grid_code = ${code} order by 1`)
  return rows.map((row) => row.areaCode)
}
