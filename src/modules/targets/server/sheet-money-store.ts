import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'

/** Yuan as text, of one project and source of money. */
export interface LineMoney {
  projectId: string
  unit: string
  source: string
  /** Money of the treasury. */
  fiscal: boolean
  initial: string
  adjustment: string
  adjusted: string
  executed: string
}

export async function moneyOfYear(db: Executor, year: number, units: readonly string[]): Promise<LineMoney[]> {
  return db.many<LineMoney>(sql`
    select project_id as "projectId", unit, source, fund is not null as fiscal,
      trim_scale(sum(initial))::text as initial, trim_scale(sum(adjustment))::text as adjustment,
      trim_scale(sum(adjusted))::text as adjusted, trim_scale(sum(executed))::text as executed
    from ledger.v_budget_line where year = ${year} and unit = any(${[...units]})
    group by 1, 2, 3, 4 order by 3, 1`)
}
