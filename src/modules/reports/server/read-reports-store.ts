import { fault } from '#core/fault.ts'
import type { Database, Executor } from '#platform/db/database.ts'
import { readSnapshot } from '#platform/db/read-snapshot.ts'
import { sql } from '#platform/db/sql.ts'

/** What a person waits for before a screen; a longer report must be made smaller. */
const LONGEST_MS = 12_000
const CANCELLED = '57014'

/** All statements of a report see one moment; none may run longer than people wait. */
export async function readReports<T>(db: Database, work: (tx: Executor) => Promise<T>): Promise<T> {
  try {
    return await readSnapshot(db, async (tx) => {
      // Compiling a plan takes longer than these statements run; sorts of a year fit this memory.
      await tx.run(sql`select set_config('statement_timeout', ${String(LONGEST_MS)}, true), set_config('jit', 'off', true),
        set_config('work_mem', '64MB', true)`)
      return work(tx)
    })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === CANCELLED)
      throw fault('report-too-slow', {
        status: 503,
        zh: `这张报表 ${LONGEST_MS / 1000} 秒内没有算完，已停止。请缩短期间、减少分组或加筛选后再试。`,
        en: `The report was not done within ${LONGEST_MS / 1000} seconds and was stopped. Take a shorter period, fewer groups, or filter.`,
      })
    throw error
  }
}
