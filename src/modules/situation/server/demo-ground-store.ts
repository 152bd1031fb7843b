import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { DemoGround } from '../domain/demo/demo-layer.ts'

/** Streets, waters and places of the demonstration's district, in an order that is the same on every machine. */
export async function loadGround(db: Executor): Promise<Omit<DemoGround, 'communities'>> {
  return {
    roads: await db.many(sql`select name, class, line from territory.v_road order by id`),
    crossings: await db.many(sql`
      select road || '与' || split_part(text, '与', 2) as name, jsonb_build_array(at[0], at[1]) as at
        from territory.v_address where kind = 'intersection' order by id`),
    pois: await db.many(sql`
      select name, kind, jsonb_build_array(at[0], at[1]) as at from territory.v_poi order by id`),
    buildings: await db.many(sql`select use, floors, polygon from territory.v_building order by id`),
    surfaces: await db.many(sql`
      select layer as of, kind, name, polygon from territory.v_surface order by id`),
  }
}
