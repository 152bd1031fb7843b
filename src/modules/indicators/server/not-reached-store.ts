import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { ImportedSwitch } from '../domain/reckon-indicators.ts'

/** Of cases that are heard (domain §6.1): not of what was voided or referred. */
export async function countCallbacks(
  db: Executor,
  { fromMs, toMs }: { fromMs: number; toMs: number },
  imported: ImportedSwitch,
): Promise<{ called: number; notReached: number; refused: number }> {
  const which = imported === 'include' ? sql`true` : imported === 'only' ? sql`c.imported` : sql`not c.imported`
  return db.one(sql`
    select count(*)::int as called,
      count(*) filter (where e.data->'result'->>'contacted' = 'false')::int as "notReached",
      count(*) filter (where e.data->'result'->>'refused' = 'true')::int as refused
    from cases.v_event e join cases.v_case c on c.id = e.case_id
    where e.type = 'CallbackDone' and ${which} and c.state not in ('voided', 'referred')
      and e.occurred_at >= to_timestamp(${fromMs / 1000}) and e.occurred_at < to_timestamp(${toMs / 1000})`)
}
