import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { Clock } from '../domain/clock.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** A clock of a case by its id, or the newest run of a name. */
export async function findClock(db: Executor, caseId: string, reference: string): Promise<Clock | null> {
  const which = UUID.test(reference) ? sql`id = ${reference}` : sql`name = ${reference}`
  const row = await db.maybeOne<{ clock: Clock }>(sql`
    select clock from clocks.clock where case_id = ${caseId} and ${which} order by start_at desc, id desc limit 1`)
  return row?.clock ?? null
}
