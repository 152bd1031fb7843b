import type { Executor } from '#platform/db/database.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import type { ShapeGeometry } from '#platform/tiles/shape-of-tile.ts'

/** The features of a layer as one of its versions has them; `areas`: only those within these, null: all. */
export interface TileSource {
  edition: number
  version: number
  areas: readonly string[] | null
}

/** Features one after another, in the order of their numbers. */
export interface PlacesPage {
  no: Int32Array
  lon: Float64Array
  lat: Float64Array
  /** West, south, east, north of each. */
  boxes: Float64Array
}

const PAGE = 50_000
/** int4 and doubles as PostgreSQL sends them: one long value a page costs a tenth of a row each. */
const POINT_BYTES = 4 + 2 * 8
const BOX_BYTES = 4 * 8

/** Where the features lie; `withBoxes` only for lines and areas. */
export async function* readPlaces(db: Executor, source: TileSource, withBoxes: boolean): AsyncGenerator<PlacesPage> {
  const boxes = withBoxes
    ? sql` || float8send(west) || float8send(south) || float8send(east) || float8send(north)`
    : sql``
  for (let after = -1; ; ) {
    const page = await db.one<{ count: number; last: number | null; packed: Buffer | null }>(sql`
      select count(*)::int as count, max(no) as last,
        string_agg(int4send(no) || float8send(lon) || float8send(lat)${boxes}, ''::bytea order by no) as packed
      from (
        select no, lon, lat, west, south, east, north from situation.feature
        where ${inForce(source)} and no > ${after} order by no limit ${PAGE}
      ) f`)
    if (page.packed) yield unpack(page.packed, page.count, withBoxes)
    if (page.count < PAGE || page.last === null) return
    after = page.last
  }
}

function unpack(packed: Buffer, count: number, withBoxes: boolean): PlacesPage {
  const stride = POINT_BYTES + (withBoxes ? BOX_BYTES : 0)
  const no = new Int32Array(count)
  const lon = new Float64Array(count)
  const lat = new Float64Array(count)
  const boxes = new Float64Array(withBoxes ? count * 4 : 0)
  for (let row = 0; row < count; row++) {
    const at = row * stride
    no[row] = packed.readInt32BE(at)
    lon[row] = packed.readDoubleBE(at + 4)
    lat[row] = packed.readDoubleBE(at + 12)
    if (withBoxes) for (let side = 0; side < 4; side++) boxes[row * 4 + side] = packed.readDoubleBE(at + 20 + side * 8)
  }
  return { no, lon, lat, boxes }
}

export interface NamedFeature {
  no: number
  name: string
}

export async function namesOf(db: Executor, source: TileSource, nos: readonly number[]): Promise<NamedFeature[]> {
  if (nos.length === 0) return []
  return db.many<NamedFeature>(
    sql`select no, name from situation.feature where ${inForce(source)} and no = any(${[...nos]}::int[])`,
  )
}

export async function shapesOf(
  db: Executor,
  source: TileSource,
  nos: readonly number[],
): Promise<(NamedFeature & { geometry: ShapeGeometry })[]> {
  if (nos.length === 0) return []
  return db.many(sql`
    select no, name, geometry from situation.feature where ${inForce(source)} and no = any(${[...nos]}::int[]) order by no`)
}

/** A version is told apart by the row itself: what is read while the layer changes is of one version all the same. */
function inForce({ edition, version, areas }: TileSource): Sql {
  const cut = areas === null ? sql`` : sql` and area_code like any(${areas.map((code) => `${code}%`)}::text[])`
  return sql`edition = ${edition} and from_version <= ${version} and (to_version is null or to_version > ${version})${cut}`
}
