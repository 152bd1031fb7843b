import { sql } from '#platform/db/sql.ts'
import type { TestHouse } from './test-house.ts'

/** Tables of the house of which a row, looked at as text, holds this: where a value stands in clear, however deep. */
export async function tablesHolding(house: TestHouse, needle: string): Promise<string[]> {
  return house.runtime.db.withClient(async (connection) => {
    const tables = await connection.query<{ name: string }>(`
      select format('%I.%I', schemaname, tablename) as name from pg_catalog.pg_tables
       where schemaname not in ('pg_catalog', 'information_schema', 'graphile_worker')`)
    const holding: string[] = []
    for (const { name } of tables.rows) {
      const found = await connection.query(`select 1 from ${name} t where t::text like $1 limit 1`, [`%${needle}%`])
      if (found.rowCount) holding.push(name)
    }
    return holding
  })
}

/**
 * Tables, and operations of the journal, that hold these words in clear. The test house gives commands as they are in place
 * of their hash, so the journal is looked at without it.
 */
export async function inClear(house: TestHouse, words: string): Promise<string[]> {
  const noted = await house.runtime.db.many<{ operation: string }>(
    sql`select operation from platform.journal j where (to_jsonb(j) - 'body_hash')::text like ${`%${words}%`}`,
  )
  const tables = (await tablesHolding(house, words)).filter((name) => name !== 'platform.journal')
  return [...tables, ...noted.map(({ operation }) => operation)]
}
