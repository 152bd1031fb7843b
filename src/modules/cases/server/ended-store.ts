import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'

/** Cases that ended at or before a moment and are not archived: merged ones, or all the others; by id after the last one seen. */
export async function endedBefore(
  db: Executor,
  about: { merged: boolean; ms: number; after: string | null; limit: number },
): Promise<string[]> {
  const rows = await db.many<{ id: string }>(sql`
    select id from cases."case"
     where state in ('closed', 'rejected', 'declined', 'referred', 'merged', 'voided') and (state = 'merged') = ${about.merged}
       and coalesce(closed_at, to_timestamp((state_data->'at'->>(case when state = 'merged' then 'mergedAt' else 'endedAt' end))::float8 / 1000), reported_at)
           <= to_timestamp(${about.ms / 1000})
       and (${about.after}::uuid is null or id > ${about.after}::uuid)
     order by id limit ${about.limit}`)
  return rows.map(({ id }) => id)
}
