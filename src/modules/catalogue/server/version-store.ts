import type { Executor } from '#platform/db/database.ts'
import { type Sql, sql } from '#platform/db/sql.ts'

export type Versioned = 'taxonomy' | 'channels' | 'duty'

/** Who changed something, when and why. */
export interface VersionStamp {
  atMs: number
  byId: string
  byName: string
  why: string
}

export interface VersionRow extends VersionStamp {
  version: number
}

const TABLES: Record<Versioned, Sql> = {
  taxonomy: sql`catalogue.taxonomy_version`,
  channels: sql`catalogue.channels_version`,
  duty: sql`catalogue.duty_version`,
}

/** Opens the next version; whoever comes at the same moment waits, so that numbers have no holes and no twins. */
export async function openVersion(db: Executor, what: Versioned, stamp: VersionStamp): Promise<number> {
  await db.run(sql`select pg_advisory_xact_lock(hashtext(${`catalogue.${what}`}))`)
  const row = await db.one<{ version: number }>(sql`
    insert into ${TABLES[what]} (version, at, by_id, by_name, why)
    select coalesce(max(version), 0) + 1, to_timestamp(${stamp.atMs} / 1000.0), ${stamp.byId}, ${stamp.byName}, ${stamp.why}
    from ${TABLES[what]} returning version`)
  return row.version
}

export async function newestVersion(db: Executor, what: Versioned): Promise<number> {
  return (await db.one<{ version: number }>(sql`select coalesce(max(version), 0) as version from ${TABLES[what]}`))
    .version
}

export const stampColumns = sql`v.version, (extract(epoch from v.at) * 1000)::float8 as "atMs", v.by_id as "byId",
  v.by_name as "byName", v.why`
