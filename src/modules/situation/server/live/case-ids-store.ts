import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'

/** Cases that have ended since a moment. Whether the caller may see them is asked elsewhere. */
export async function closedSince(
  db: Executor,
  sinceMs: number,
): Promise<{ ids: Set<string>; firstReportedMs: number | null }> {
  const rows = await db.many<{ id: string; ms: number }>(sql`
    select id, (extract(epoch from reported_at) * 1000)::float8 as ms from cases.v_case
     where closed_at >= to_timestamp(${sinceMs / 1000}) limit 20000`)
  return {
    ids: new Set(rows.map(({ id }) => id)),
    firstReportedMs: rows.length === 0 ? null : Math.min(...rows.map(({ ms }) => ms)),
  }
}
