import { chainHash } from '#platform/crypto/chain.ts'
import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { SheetInputs, SheetOutcome } from '../domain/sheet.ts'

export interface StoredVersion {
  sheetId: string
  version: number
  inputs: SheetInputs
  outcome: SheetOutcome
  why: string
  appealNo: string | null
  byName: string
  atMs: number
  digest: string
}
export type StoredVersionHead = Omit<StoredVersion, 'inputs' | 'outcome'>

const HEAD = sql`v.sheet_id as "sheetId", v.version, v.why, v.appeal_no as "appealNo", v.by_name as "byName",
  (extract(epoch from v.at) * 1000)::float8 as "atMs", v.digest`

export async function listVersionHeads(db: Executor, sheetId: string): Promise<StoredVersionHead[]> {
  return db.many(
    sql`select ${HEAD} from evaluation.sheet_version v where v.sheet_id = ${sheetId} order by v.version desc`,
  )
}

export async function findVersion(db: Executor, sheetId: string, version: number): Promise<StoredVersion | null> {
  return db.maybeOne(sql`
    select ${HEAD}, v.inputs, v.outcome from evaluation.sheet_version v where v.sheet_id = ${sheetId} and v.version = ${version}`)
}

/** The digest of a version: over the version before, what it was reckoned from, and what came of it. */
export function digestOf(previous: string | null, { inputs, outcome }: { inputs: SheetInputs; outcome: SheetOutcome }) {
  return chainHash(previous, { inputs, outcome })
}

export interface NewVersion {
  sheetId: string
  version: number
  inputs: SheetInputs
  outcome: SheetOutcome
  why: string
  appeal: { id: string; no: string } | null
  byId: string
  byName: string
  atMs: number
}

/** Adds a version, and makes the sheet show it. */
export async function addVersion(tx: Executor, it: NewVersion): Promise<void> {
  const before = await tx.maybeOne<{ digest: string }>(sql`
    select digest from evaluation.sheet_version where sheet_id = ${it.sheetId} and version = ${it.version - 1}`)
  const digest = digestOf(before?.digest ?? null, it)
  const [inputs, outcome] = [JSON.stringify(it.inputs), JSON.stringify(it.outcome)]
  await tx.run(sql`
    insert into evaluation.sheet_version (sheet_id, version, inputs, outcome, why, appeal_id, appeal_no, by_id, by_name, at, digest)
    values (${it.sheetId}, ${it.version}, ${inputs}::jsonb, ${outcome}::jsonb, ${it.why}, ${it.appeal?.id ?? null},
      ${it.appeal?.no ?? null}, ${it.byId}, ${it.byName}, to_timestamp(${it.atMs / 1000}), ${digest})`)
  await tx.run(sql`
    update evaluation.sheet set version = ${it.version}, inputs = ${inputs}::jsonb, outcome = ${outcome}::jsonb where id = ${it.sheetId}`)
}

const BATCH = 50

/** Every version with what the sheet itself shows, sheet by sheet. */
export async function* allVersions(db: Executor): AsyncIterable<StoredVersion & { no: string | null }> {
  let after: { sheetId: string; version: number } | null = null
  for (;;) {
    const rows: (StoredVersion & { no: string | null })[] = await db.many(sql`
      select ${HEAD}, v.inputs, v.outcome, s.no from evaluation.sheet_version v join evaluation.sheet s on s.id = v.sheet_id
      where ${after ? sql`(v.sheet_id, v.version) > (${after.sheetId}::uuid, ${after.version}::int)` : sql`true`}
      order by v.sheet_id, v.version limit ${BATCH}`)
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < BATCH) return
    after = { sheetId: last.sheetId, version: last.version }
  }
}

/** Published sheets that do not show their newest version as it was stored. */
export async function differingSheets(db: Executor): Promise<{ id: string; no: string | null; version: number }[]> {
  return db.many(sql`
    select s.id, s.no, s.version from evaluation.sheet s
    left join evaluation.sheet_version v on v.sheet_id = s.id and v.version = s.version
    where s.state <> 'draft' and (v.inputs is distinct from s.inputs or v.outcome is distinct from s.outcome)
    order by s.id limit 100`)
}
