import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'

interface Days {
  from: string
  to: string
}

export interface BareHistory {
  /** Counts (or other figures) of counted cases by keys, of the days. */
  lines(
    ask: { keys: string[]; figures?: string; condition?: string },
    days: Days,
  ): Promise<{ keys: string[]; figures: number[] }[]>
  close(): void
}

const DAY_MS = 86_400_000
const startMs = (date: string) => Date.parse(`${date}T00:00:00+08:00`)

/** The same files read by DuckDB in this process, with all that it has by itself: no server, scope or small cells around it. */
export async function openBareHistory(folder: string): Promise<BareHistory> {
  const instance = await DuckDBInstance.create(':memory:')
  const db = await instance.connect()
  await db.run('set parquet_metadata_cache = true')
  const files = join(folder, '**/*.parquet').replaceAll("'", "''")
  return {
    lines: async ({ keys, figures = 'count(*) as v0', condition = 'true' }, { from, to }) => {
      const reader = await db.runAndReadAll(
        `select ${keys.join(', ')}, ${figures} from read_parquet('${files}')
         where reported_ms >= ${startMs(from)} and reported_ms < ${startMs(to) + DAY_MS} and population = 3 and ${condition}
         group by ${keys.map((_key, at) => at + 1).join(', ')}`,
      )
      return reader.getRows().map((row) => ({
        keys: row.slice(0, keys.length).map(String),
        figures: row.slice(keys.length).map(Number),
      }))
    },
    close: () => instance.closeSync(),
  }
}
