import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { SheetKey } from './sheet-store.ts'

export async function wantSheet(
  tx: Executor,
  { schemeId, groupId, period }: SheetKey,
  { publish, notBeforeMs }: { publish: boolean; notBeforeMs: number },
): Promise<void> {
  await tx.run(sql`
    insert into evaluation.wanted (scheme_id, group_id, period, publish, not_before)
    values (${schemeId}, ${groupId}, ${period}, ${publish}, to_timestamp(${notBeforeMs / 1000})) on conflict do nothing`)
}

/** One that is due, which no other process has; it stays held until the transaction ends. */
export async function takeWanted(tx: Executor, nowMs: number): Promise<(SheetKey & { publish: boolean }) | null> {
  return tx.maybeOne(sql`
    delete from evaluation.wanted w using (
      select scheme_id, group_id, period from evaluation.wanted where not_before <= to_timestamp(${nowMs / 1000})
      order by not_before, scheme_id, group_id limit 1 for update skip locked) due
    where w.scheme_id = due.scheme_id and w.group_id = due.group_id and w.period = due.period
    returning w.scheme_id as "schemeId", w.group_id as "groupId", w.period, w.publish`)
}
