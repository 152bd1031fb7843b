import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'

/** One of the rollups counts one more than there is. */
export async function plantCells(db: Executor, kind: string, period: string): Promise<void> {
  await db.run(sql`
    update indicators.rollup set cells = '[0,999,0,0,0]'
    where ctid = (select ctid from indicators.rollup where kind = ${kind} and period = ${period} limit 1)`)
}

/** A case gives nothing any more, though its row has not changed. */
export async function plantPart(db: Executor): Promise<void> {
  await db.run(sql`
    update indicators.case_part set part = regexp_replace(part, '"cells":.*$', '"cells":[' ||
      (select string_agg('[]', ',') from generate_series(1, 99)) || ']}')
    where case_id = (select case_id from indicators.case_part where part like '%"cells":[[%' order by case_id limit 1)`)
}
