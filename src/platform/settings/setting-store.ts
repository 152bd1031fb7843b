import type { Executor } from '../db/database.ts'
import { sql } from '../db/sql.ts'

/** Settings of the installation as a whole; key `district` says which district this database serves. */
export async function findSetting<T>(db: Executor, key: string): Promise<T | null> {
  const row = await db.maybeOne<{ value: T }>(sql`select value from platform.setting where key = ${key}`)
  return row?.value ?? null
}

export async function saveSetting(db: Executor, key: string, value: unknown): Promise<void> {
  await db.run(sql`
    insert into platform.setting (key, value) values (${key}, ${JSON.stringify(value)}::jsonb)
    on conflict (key) do update set value = excluded.value, changed_at = clock_timestamp()`)
}
