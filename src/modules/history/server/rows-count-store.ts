import { compileSql, sql } from '#platform/db/sql.ts'
import type { HistoryEngine } from './engine/open-engine.ts'

/** How many rows a file really has, read through. */
export async function countRows(engine: HistoryEngine, file: string): Promise<number> {
  const { text, values } = compileSql(sql`select count(h.reported_ms) as n from history.rows h`)
  const [row] = await engine.query([file], text, values)
  return Number(row?.n)
}
