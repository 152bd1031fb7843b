import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import { plainTree, treeOf } from '../domain/exact-tree.ts'
import type { SheetSet } from '../domain/sheet.ts'

/** Sheets of others or of former years, kept as printed and never mixed with our own. */
export interface ImportedSet {
  id: string
  /** Name of the file. */
  name: string
  origin: 'json' | 'xlsx'
  /** Key of the scheme that it is scored by. */
  scheme: string
  /** The file itself, where it was kept. */
  fileId: string | null
  set: SheetSet
}

export interface ImportedSetHead extends Omit<ImportedSet, 'set'> {
  district: string
  districtKey: string
  year: number
  unit: string
  sheetCount: number
  byName: string
  atMs: number
}

/** Keeps a set as it was given; what is wrong with it is found anew at every look. */
export async function saveImportedSet(
  tx: Executor,
  { id, name, origin, scheme, fileId, set }: ImportedSet,
  by: { id: string; name: string; nowMs: number },
): Promise<void> {
  await tx.run(sql`
    insert into targets.imported_set (id, name, origin, district, district_key, year, unit, scheme, file_id, sheet_count,
      body, by_id, by_name, at)
    values (${id}, ${name}, ${origin}, ${set.district}, ${set.districtKey}, ${set.year}, ${set.unit}, ${scheme}, ${fileId},
      ${set.sheets.length}, ${JSON.stringify(plainTree(set))}::jsonb, ${by.id}, ${by.name}, to_timestamp(${by.nowMs / 1000}))`)
}

const columns = sql`
  id, name, origin, scheme, file_id as "fileId", district, district_key as "districtKey", year, unit,
  sheet_count as "sheetCount", by_name as "byName", (extract(epoch from at) * 1000)::float8 as "atMs"`

export async function listImportedSets(
  db: Executor,
  { before, limit }: { before: { atMs: number; id: string } | null; limit: number },
): Promise<ImportedSetHead[]> {
  const where = before ? sql`(at, id) < (to_timestamp(${before.atMs / 1000}), ${before.id}::uuid)` : sql`true`
  return db.many<ImportedSetHead>(
    sql`select ${columns} from targets.imported_set where ${where} order by at desc, id desc limit ${limit}`,
  )
}

export async function findImportedSet(db: Executor, id: string): Promise<(ImportedSetHead & { set: SheetSet }) | null> {
  const row = await db.maybeOne<ImportedSetHead & { body: unknown }>(
    sql`select ${columns}, body from targets.imported_set where id = ${id}`,
  )
  if (!row) return null
  const { body, ...head } = row
  return { ...head, set: treeOf<SheetSet>(body) }
}
