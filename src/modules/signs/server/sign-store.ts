import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { SignCard } from '../domain/sign.ts'

export interface StoredVersion {
  code: string
  version: number
  card: SignCard
  origin: 'file' | 'person'
  reason: string
  changedByName: string
  changedMs: number
}

const columns = sql`code, version, card, origin, reason, changed_by_name as "changedByName",
  (extract(epoch from changed_at) * 1000)::float8 as "changedMs"`

/** What is in force of every sign. */
export async function signsInForce(db: Executor): Promise<StoredVersion[]> {
  return db.many<StoredVersion>(
    sql`select distinct on (code) ${columns} from signs.sign_version order by code, version desc`,
  )
}

/** Newest first. */
export async function versionsOf(db: Executor, code: string): Promise<StoredVersion[]> {
  return db.many<StoredVersion>(
    sql`select ${columns} from signs.sign_version where code = ${code} order by version desc limit 200`,
  )
}

/** Signs whose thresholds somebody has set. */
export async function codesSetByPersons(db: Executor): Promise<Set<string>> {
  const rows = await db.many<{ code: string }>(
    sql`select distinct code from signs.sign_version where origin = 'person'`,
  )
  return new Set(rows.map(({ code }) => code))
}

export interface NewVersion {
  code: string
  version: number
  card: SignCard
  origin: 'file' | 'person'
  reason: string
  byId: string
  byName: string
  atMs: number
}

/** False when somebody else has just made this version. */
export async function addVersion(db: Executor, one: NewVersion): Promise<boolean> {
  const added = await db.run(sql`
    insert into signs.sign_version (code, version, card, origin, reason, changed_by, changed_by_name, changed_at)
    values (${one.code}, ${one.version}, ${JSON.stringify(one.card)}::jsonb, ${one.origin}, ${one.reason}, ${one.byId},
      ${one.byName}, to_timestamp(${one.atMs / 1000}))
    on conflict do nothing`)
  return added === 1
}
