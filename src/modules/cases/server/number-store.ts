import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'

/** Takes `count` numbers of a day (`yyyy-mm-dd`, Shanghai) and answers the first; numbers not used are left out. */
export async function takeNumbers(db: Executor, day: string, count: number): Promise<number> {
  const row = await db.one<{ last: number }>(sql`
    insert into cases.number_block as b (day, last) values (${day}::date, ${count})
    on conflict (day) do update set last = b.last + ${count} returning last`)
  return row.last - count + 1
}
