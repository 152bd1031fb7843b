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
