import { areaBook } from '#modules/territory/contract.ts'
import { sql } from '#platform/db/sql.ts'
import { openHouse } from '../../src/apps/cli/open-house.ts'
import { seedDistrict } from '../../src/apps/seed-district.ts'

/** A layer that everybody on the staff may see. */
export const LAYER = 'street_tree'
const BATCH = 100_000

export interface Filled {
  seconds: number
  edition: number
  version: number
}

/** Fills a layer of a fresh demonstration with `count` points, in clumps around the middles of all grids. */
export async function fillPoints(count: number, say: (text: string) => void): Promise<Filled> {
  const house = await openHouse({ demo: true })
  try {
    const { runtime } = house
    await seedDistrict(runtime, 'demo')
    const grids = runtime.use(areaBook).all('grid')
    const begunMs = performance.now()
    const { db } = runtime
    const edition = await db.one<{ id: number }>(sql`
      insert into situation.edition (layer, state, made_at) values (${LAYER}, 'kept', clock_timestamp()) returning id`)
    const { version } = await db.one<{ version: number }>(sql`
      update situation.layer set edition = ${edition.id}, version = version + 1, feature_count = ${count},
        changed_at = clock_timestamp() where id = ${LAYER} returning version`)
    for (let from = 0; from < count; from += BATCH) {
      await db.run(sql`
        insert into situation.feature (edition, no, from_version, key, name, properties, geometry, area_code, lon, lat, west, south, east, north)
        select ${edition.id}, no, ${version}, 'T' || no, '行道树 ' || no, jsonb_build_object('species', (array['樟树', '悬铃木', '银杏', '栾树'])[1 + no % 4]),
          jsonb_build_object('type', 'Point', 'coordinates', jsonb_build_array(lon, lat)), code, lon, lat, lon, lat, lon, lat
        from (
          select no, g.code, g.lon + (((no * 7919 % 10007) / 10007.0) - 0.5) * 0.005 as lon,
            g.lat + (((no * 104729 % 10009) / 10009.0) - 0.5) * 0.004 as lat
          from generate_series(${from}::bigint, ${Math.min(count, from + BATCH) - 1}::bigint) no
          join unnest(${grids.map(({ code }) => code)}::text[], ${grids.map(({ labelPoint }) => labelPoint[0])}::float8[],
            ${grids.map(({ labelPoint }) => labelPoint[1])}::float8[]) with ordinality as g(code, lon, lat, at)
            on g.at = 1 + no % ${grids.length}
        ) placed`)
      say(`filled ${Math.min(count, from + BATCH)} of ${count}`)
    }
    const seconds = (performance.now() - begunMs) / 1000
    await runtime.db.run(sql`analyze situation.feature`).catch(() => 0)
    return { seconds, edition: edition.id, version }
  } finally {
    await house.close()
  }
}
