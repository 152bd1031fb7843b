import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'

export interface RollupProgress {
  /** By which definitions; null: nothing has been reckoned. */
  bookVersion: string | null
  /** Every case was reckoned as of this moment or gives the same as then. */
  asOfMs: number | null
  /** Up to where the record has been followed. */
  recordedMs: number | null
  /** The last case of the first filling; null: that is over, or has not begun. */
  afterId: string | null
}

const PROGRESS = sql`book_version as "bookVersion", (extract(epoch from as_of) * 1000)::float8 as "asOfMs",
  (extract(epoch from recorded_at) * 1000)::float8 as "recordedMs", after_id as "afterId"`

/** Holds the turn until the transaction ends; null: another process is at it. */
export async function takeRollupTurn(tx: Executor): Promise<RollupProgress | null> {
  return tx.maybeOne<RollupProgress>(
    sql`select ${PROGRESS} from indicators.progress where what = 'rollup' for update skip locked`,
  )
}

/** As `takeRollupTurn`, but waits for it. */
export async function waitForRollupTurn(tx: Executor): Promise<RollupProgress> {
  return tx.one<RollupProgress>(sql`select ${PROGRESS} from indicators.progress where what = 'rollup' for update`)
}

export async function readRollupProgress(db: Executor): Promise<RollupProgress> {
  return db.one<RollupProgress>(sql`select ${PROGRESS} from indicators.progress where what = 'rollup'`)
}

export async function saveRollupProgress(tx: Executor, progress: RollupProgress): Promise<void> {
  const { bookVersion, asOfMs, recordedMs, afterId } = progress
  await tx.run(sql`
    update indicators.progress set book_version = ${bookVersion}, as_of = to_timestamp(${asOfMs}::float8 / 1000),
      recorded_at = to_timestamp(${recordedMs}::float8 / 1000), after_id = ${afterId}::uuid
    where what = 'rollup'`)
}

/** The oldest transaction that is still writing: what it writes is not seen yet. Null: nobody is. */
export async function oldestWriterMs(tx: Executor): Promise<number | null> {
  const row = await tx.one<{ ms: number | null }>(sql`
    select (extract(epoch from min(xact_start)) * 1000)::float8 as ms from pg_catalog.pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and backend_xid is not null`)
  return row.ms
}
