import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { Month } from '../domain/months.ts'

/** A file of the history as its manifest has it. */
export interface HistoryFile extends Month {
  /** Below the folder of the history: `year=2021/month=03/<id>.parquet`. */
  name: string
  rows: number
  bytes: number
  sm3: string
  writtenMs: number
}

const COLUMNS = sql`f.name, f.year, f.month, f.rows, f.bytes::float8 as bytes, f.sm3,
  (extract(epoch from f.written_at) * 1000)::float8 as "writtenMs"`

/** What is read, in order of time. */
export async function listedFiles(db: Executor): Promise<HistoryFile[]> {
  return db.many<HistoryFile>(sql`
    select ${COLUMNS} from history.file f where f.replaced_at is null order by f.year, f.month`)
}

/** Takes the place of what the month had; null: the month has nothing in the history any more. */
export async function replaceFile(tx: Executor, month: Month, file: HistoryFile | null, atMs: number): Promise<void> {
  await tx.run(sql`
    update history.file set replaced_at = to_timestamp(${atMs / 1000})
    where year = ${month.year} and month = ${month.month} and replaced_at is null`)
  if (file)
    await tx.run(sql`
      insert into history.file (name, year, month, rows, bytes, sm3, written_at)
      values (${file.name}, ${file.year}, ${file.month}, ${file.rows}, ${file.bytes}, ${file.sm3},
        to_timestamp(${file.writtenMs / 1000}))`)
}

/** One process at a time moves cases out. False: another one is at it. */
export async function takeTurn(tx: Executor): Promise<boolean> {
  const { taken } = await tx.one<{ taken: boolean }>(sql`
    select pg_try_advisory_xact_lock(hashtextextended('history.archive', 0)) as taken`)
  return taken
}

/** Names of all that the manifest ever listed and has not let go long enough for every reader to have ended. */
export async function keptFiles(db: Executor, releasedBeforeMs: number): Promise<Set<string>> {
  const rows = await db.many<{ name: string }>(sql`
    select f.name from history.file f
    where f.replaced_at is null or f.replaced_at > to_timestamp(${releasedBeforeMs / 1000})`)
  return new Set(rows.map(({ name }) => name))
}
