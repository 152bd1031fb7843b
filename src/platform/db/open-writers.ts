import type { Executor } from './database.ts'
import { sql } from './sql.ts'

/** Somebody began to write before that moment and has not committed yet: what they wrote cannot be seen. */
export async function hasOpenWriters(db: Executor, beforeMs: number): Promise<boolean> {
  const row = await db.one<{ busy: boolean }>(sql`
    select exists (select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
      and backend_xid is not null and xact_start < to_timestamp(${beforeMs / 1000})) as busy`)
  return row.busy
}
