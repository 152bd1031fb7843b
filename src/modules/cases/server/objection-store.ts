import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { CaseState } from '../domain/case-state.ts'

/** Does a report that objects to this ended case still wait at intake (domain §4.4)? */
export async function isObjectionWaiting(db: Executor, { id }: CaseState): Promise<boolean> {
  const found = await db.many(sql`
    select 1 from cases."case"
     where state in ('reported', 'verifying') and state_data->>'objectsTo' = ${id} limit 1`)
  return found.length > 0
}
