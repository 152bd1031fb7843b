import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { LayerField, LayerStyle } from '../contract.ts'

export interface VersionDetail {
  /** The style that was in force with this version; null: as the district's file says. */
  style: LayerStyle | null
  dataMs: number | null
  invented: boolean
  file?: { name: string; bytes: number; sha256: string; datum: string }
}

export interface StoredVersion {
  version: number
  kind: 'load' | 'edit' | 'restore' | 'style'
  edition: number | null
  restoredVersion: number | null
  note: string
  added: number
  changed: number
  removed: number
  featureCount: number
  detail: VersionDetail
  fields: LayerField[]
  byName: string
  atMs: number
  /** Its features are still there. */
  kept: boolean
}

const columns = sql`v.version, v.kind, v.edition, v.restored_version as "restoredVersion", v.note, v.added, v.changed, v.removed,
  v.feature_count as "featureCount", v.detail, v.fields, v.changed_by_name as "byName",
  (extract(epoch from v.changed_at) * 1000)::float8 as "atMs",
  (v.edition is null or exists (select from situation.edition e where e.id = v.edition and e.state = 'kept')) as kept`

/** Newest first. */
export async function versionsBefore(
  db: Executor,
  layer: string,
  before: number | null,
  limit: number,
): Promise<StoredVersion[]> {
  return db.many<StoredVersion>(sql`
    select ${columns} from situation.layer_version v
     where v.layer = ${layer} and (${before}::int is null or v.version < ${before}::int)
     order by v.version desc limit ${limit}`)
}

export async function findVersion(db: Executor, layer: string, version: number): Promise<StoredVersion | null> {
  return db.maybeOne<StoredVersion>(
    sql`select ${columns} from situation.layer_version v where v.layer = ${layer} and v.version = ${version}`,
  )
}

/** Those that made a feature what it was; 0 stands for the load that brought its edition. Newest first. */
export async function versionsNumbered(
  db: Executor,
  layer: string,
  edition: number | null,
  numbers: readonly number[],
): Promise<StoredVersion[]> {
  return db.many<StoredVersion>(sql`
    select ${columns} from situation.layer_version v
     where v.layer = ${layer} and (v.version = any(${[...numbers]}::int[])
       or (0 = any(${[...numbers]}::int[]) and v.kind = 'load' and v.edition = ${edition}))
     order by v.version desc`)
}

export interface NewVersion extends Omit<StoredVersion, 'byName' | 'atMs' | 'kept'> {
  layer: string
  byId: string
  byName: string
  atMs: number
}

export async function addVersion(tx: Executor, one: NewVersion): Promise<void> {
  await tx.run(sql`
    insert into situation.layer_version (layer, version, kind, edition, restored_version, note, added, changed, removed,
      feature_count, detail, fields, changed_by, changed_by_name, changed_at)
    values (${one.layer}, ${one.version}, ${one.kind}, ${one.edition}, ${one.restoredVersion}, ${one.note}, ${one.added},
      ${one.changed}, ${one.removed}, ${one.featureCount}, ${JSON.stringify(one.detail)}::jsonb,
      ${JSON.stringify(one.fields)}::jsonb, ${one.byId}, ${one.byName}, to_timestamp(${one.atMs / 1000}))`)
}
