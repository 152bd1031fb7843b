import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'

export interface AddressSpot {
  text: string
  lon: number
  lat: number
}

/** Standard addresses of a kind, in an order that is the same every time. */
export async function addressesOf(db: Executor, kind: 'building' | 'doorplate'): Promise<AddressSpot[]> {
  return db.many<AddressSpot>(sql`
    select text, at[0] as lon, at[1] as lat from territory.v_address where kind = ${kind} order by id`)
}

export async function hasBuildings(db: Executor): Promise<boolean> {
  const row = await db.one<{ there: boolean }>(sql`select exists (select 1 from community.building) as there`)
  return row.there
}
