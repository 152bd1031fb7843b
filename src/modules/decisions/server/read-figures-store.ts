import { fault } from '#core/fault.ts'
import type { Database, Executor } from '#platform/db/database.ts'
import { readSnapshot } from '#platform/db/read-snapshot.ts'
import { sql } from '#platform/db/sql.ts'

const LONGEST_MS = 10_000
const CANCELLED = '57014'

/** All statements of an answer see one moment; none may run longer than people wait. */
export async function readFigures<T>(db: Database, work: (tx: Executor) => Promise<T>): Promise<T> {
  try {
    return await readSnapshot(db, async (tx) => {
      // Compiling a plan takes longer than these statements run.
      await tx.run(sql`select set_config('statement_timeout', ${String(LONGEST_MS)}, true), set_config('jit', 'off', true),
        set_config('work_mem', '32MB', true)`)
      return work(tx)
    })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === CANCELLED)
      throw fault('decisions-too-slow', {
        status: 503,
        zh: `${LONGEST_MS / 1000} 秒内没有算完，已停止。请缩短期间，或加一个筛选再试。`,
        en: `Not done within ${LONGEST_MS / 1000} seconds and stopped. Take a shorter period, or filter.`,
      })
    throw error
  }
}
