import type pg from 'pg'
import { cellBounds } from '#platform/tiles/mercator.ts'
import type { TileAt } from './tiles-with-points.ts'

/**
 * The same clusters by PostgreSQL alone, from the same table and its spatial index: the cells of one tile with their counts
 * and middles, without a server, a permission or a tile around them.
 */
export async function bareSqlMs(client: pg.Client, edition: number, { z, x, y }: TileAt): Promise<number> {
  const [west, south, east, north] = cellBounds(z, x, y)
  const begunMs = performance.now()
  await client.query(
    `select floor((lon - $2) / ($4::float8 - $2) * 16) as cell_x, floor((lat - $3) / ($5::float8 - $3) * 16) as cell_y,
       count(*) as count, avg(lon) as lon, avg(lat) as lat, min(no) as no
     from situation.feature
     where edition = $1 and to_version is null
       and box(point(west + edition * 400.0, south), point(east + edition * 400.0, north))
         && box(point($2::float8 + $1 * 400.0, $3::float8), point($4::float8 + $1 * 400.0, $5::float8))
     group by 1, 2`,
    [edition, west, south, east, north],
  )
  return performance.now() - begunMs
}
