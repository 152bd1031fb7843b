import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'

export interface KeyData {
  id: string
  personId: string
  account: string
  name: string
  label: string
  starts: string
  createdAtMs: number
  expiresAtMs: number | null
  lastUsedAtMs: number | null
  revoked: boolean
}

const columns = sql`
  k.id, k.person_id as "personId", p.account, p.name, k.label, k.starts,
  (extract(epoch from k.created_at) * 1000)::float8 as "createdAtMs",
  (extract(epoch from k.expires_at) * 1000)::float8 as "expiresAtMs",
  (extract(epoch from k.last_used_at) * 1000)::float8 as "lastUsedAtMs", k.revoked_at is not null as revoked`

export async function listKeyData(db: Executor): Promise<KeyData[]> {
  return db.many<KeyData>(sql`
    select ${columns} from people.program_key k join people.person p on p.id = k.person_id
     order by k.revoked_at is not null, lower(p.account), k.created_at desc limit 2000`)
}

export async function getKey(db: Executor, id: string): Promise<KeyData> {
  return db.one<KeyData>(sql`
    select ${columns} from people.program_key k join people.person p on p.id = k.person_id where k.id = ${id}`)
}

export interface NewKey {
  id: string
  personId: string
  keyHash: string
  starts: string
  label: string
  createdBy: string
  createdAtMs: number
  expiresAtMs: number | null
}

export async function insertKey(db: Executor, key: NewKey): Promise<void> {
  await db.run(sql`
    insert into people.program_key (id, person_id, key_hash, starts, label, created_by, created_at, expires_at)
    values (${key.id}, ${key.personId}, ${key.keyHash}, ${key.starts}, ${key.label}, ${key.createdBy},
      to_timestamp(${key.createdAtMs} / 1000.0), to_timestamp(${key.expiresAtMs}::float8 / 1000.0))`)
}

export async function countOpenKeys(db: Executor, personId: string): Promise<number> {
  const row = await db.one<{ count: number }>(sql`
    select count(*) as count from people.program_key where person_id = ${personId} and revoked_at is null`)
  return row.count
}

/** False when there is no such key; a key revoked before stays as it was. */
export async function revoke(db: Executor, id: string, nowMs: number): Promise<boolean> {
  const found = await db.run(sql`
    update people.program_key set revoked_at = coalesce(revoked_at, to_timestamp(${nowMs} / 1000.0)) where id = ${id}`)
  return found > 0
}

export async function markUsed(db: Executor, id: string, nowMs: number): Promise<void> {
  await db.run(sql`update people.program_key set last_used_at = to_timestamp(${nowMs} / 1000.0) where id = ${id}`)
}
