import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'

/** Cases whose check was given to this person by name and is not done. */
export async function checksGivenTo(db: Executor, personId: string): Promise<string[]> {
  const rows = await db.many<{ id: string }>(sql`
    select id from cases."case" where state = 'checking' and state_data->'checks'->>'checker' = ${personId} order by id`)
  return rows.map((row) => row.id)
}
