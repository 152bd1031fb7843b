import pg from 'pg'

/** Rows inserted and updated since the statistics began, by table. */
export type RowCounts = Record<string, { inserted: number; updated: number }>

export const TABLES = [
  'cases.case',
  'cases.case_text',
  'cases.event',
  'cases.work_order',
  'cases.appellant',
  'clocks.clock',
  'platform.outbox',
  'platform.journal',
]

/** Counts of PostgreSQL's own statistics; an idle backend hands over its last ones after ten seconds. */
export async function rowCounts(url: string): Promise<RowCounts> {
  await new Promise((resolve) => setTimeout(resolve, 11_000))
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('select pg_stat_clear_snapshot()')
    const { rows } = await client.query<{ name: string; ins: string; upd: string }>(
      `select schemaname || '.' || relname as name, n_tup_ins::text as ins, n_tup_upd::text as upd from pg_stat_user_tables
        where schemaname || '.' || relname = any($1)`,
      [TABLES],
    )
    return Object.fromEntries(rows.map((row) => [row.name, { inserted: Number(row.ins), updated: Number(row.upd) }]))
  } finally {
    await client.end()
  }
}

/** Rows of one lifecycle: the difference of two counts, by the number of lifecycles between them. */
export function perLifecycle(before: RowCounts, after: RowCounts, lifecycles: number): RowCounts {
  const share = (table: string, kind: 'inserted' | 'updated') =>
    Math.round(((after[table]![kind] - before[table]![kind]) / lifecycles) * 1000) / 1000
  return Object.fromEntries(
    TABLES.map((table) => [table, { inserted: share(table, 'inserted'), updated: share(table, 'updated') }]),
  )
}
