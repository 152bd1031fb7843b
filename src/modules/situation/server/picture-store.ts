import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'

/** All that is read in this transaction is of one moment; one core counts, the others are for people. */
export async function readOneMoment(tx: Executor): Promise<void> {
  await tx.run(sql`set transaction isolation level repeatable read, read only`)
  await tx.run(sql`set local max_parallel_workers_per_gather = 0`)
}

/** When the first case of the house was reported; null: there is none. What lies before is not nothing but unknown. */
export async function firstReportMs(db: Executor): Promise<number | null> {
  const row = await db.one<{ ms: number | null }>(
    sql`select (extract(epoch from min(c.reported_at)) * 1000)::float8 as ms from cases.v_case c`,
  )
  return row.ms
}

/** Which of these cases were reported confidentially: a wall says nothing of their words. */
export async function confidentialAmong(db: Executor, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await db.many<{ id: string }>(sql`
    select c.id from cases.v_case c where c.id = any(${[...ids]}::uuid[])
      and coalesce(c.state_data->>'confidentiality', 'open') <> 'open'`)
  return new Set(rows.map((row) => row.id))
}
