import type { Clock } from '#modules/clocks/contract.ts'
import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { CaseColumns } from './case-columns.ts'

/** Clocks that were reckoned anew outside a command, with the columns by which lists sort; the case's version stays. */
export async function saveDues(
  tx: Executor,
  caseId: string,
  columns: Pick<CaseColumns, 'stepDueMs' | 'stepYellowMs' | 'stepOrangeMs' | 'totalDueMs' | 'overdue'>,
  clocks: readonly Clock[],
): Promise<void> {
  await tx.run(sql`
    update cases."case" set step_due_at = to_timestamp(${columns.stepDueMs}::float8 / 1000),
      step_yellow_at = to_timestamp(${columns.stepYellowMs}::float8 / 1000),
      step_orange_at = to_timestamp(${columns.stepOrangeMs}::float8 / 1000),
      total_due_at = to_timestamp(${columns.totalDueMs}::float8 / 1000), overdue = ${columns.overdue}
    where id = ${caseId}`)
  await tx.run(sql`select clocks.f_apply(${JSON.stringify(clocks)}::jsonb)`)
}
