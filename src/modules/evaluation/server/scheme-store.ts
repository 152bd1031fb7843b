import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { EvaluationScheme } from '../domain/scheme.ts'

export interface StoredSchemeVersion {
  version: number
  scheme: EvaluationScheme
  byName: string
  reason: string
  atMs: number
}

const COLUMNS = sql`v.version, v.scheme, v.by_name as "byName", v.reason, (extract(epoch from v.at) * 1000)::float8 as "atMs"`
const MOST_VERSIONS = 500

export async function listSchemeRows(db: Executor): Promise<StoredSchemeVersion[]> {
  return db.many(sql`
    select ${COLUMNS} from evaluation.scheme s
    join evaluation.scheme_version v on v.scheme_id = s.id and v.version = s.version order by s.id`)
}

export async function findScheme(db: Executor, id: string): Promise<EvaluationScheme | null> {
  const row = await db.maybeOne<{ scheme: EvaluationScheme }>(sql`
    select scheme from evaluation.scheme where id = ${id}`)
  return row?.scheme ?? null
}

export async function listSchemeVersionRows(db: Executor, id: string): Promise<StoredSchemeVersion[]> {
  return db.many(sql`
    select ${COLUMNS} from evaluation.scheme_version v where v.scheme_id = ${id} order by v.version desc limit ${MOST_VERSIONS}`)
}

export interface WrittenScheme {
  scheme: EvaluationScheme
  byId: string
  byName: string
  reason: string
  atMs: number
}

/** False: the scheme is no longer at the version that was seen. */
export async function putScheme(tx: Executor, it: WrittenScheme, seen: number | null): Promise<boolean> {
  const { scheme, atMs } = it
  const text = JSON.stringify(scheme)
  const written =
    seen === null
      ? await tx.run(sql`
          insert into evaluation.scheme (id, version, scheme, changed_at)
          values (${scheme.id}, ${scheme.version}, ${text}::jsonb, to_timestamp(${atMs / 1000})) on conflict do nothing`)
      : await tx.run(sql`
          update evaluation.scheme set version = ${scheme.version}, scheme = ${text}::jsonb, changed_at = to_timestamp(${atMs / 1000})
          where id = ${scheme.id} and version = ${seen}`)
  if (written === 0) return false
  await tx.run(sql`
    insert into evaluation.scheme_version (scheme_id, version, scheme, by_id, by_name, reason, at)
    values (${scheme.id}, ${scheme.version}, ${text}::jsonb, ${it.byId}, ${it.byName}, ${it.reason}, to_timestamp(${atMs / 1000}))`)
  return true
}
