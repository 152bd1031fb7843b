import { toRfc3339 } from '#core/time/local.ts'
import { handle } from '#platform/plug.ts'
import { listChecks, startCheck } from '../contract.ts'
import { bookRoom } from './book-room.ts'
import { CHECK_JOB } from './check-rollups.ts'
import { listCheckRuns, listDifferences } from './check-store.ts'
import { readRollupProgress } from './progress-store.ts'

const RUNS = 60
const DIFFERENCES = 200

export const listChecksHandler = handle(listChecks, async (_input, call) => {
  const { asOfMs } = await readRollupProgress(call.db)
  const runs = await listCheckRuns(call.db, RUNS)
  const differences = await listDifferences(call.db, DIFFERENCES)
  return {
    runs: runs.map(({ startedMs, endedMs, ...run }) => ({
      ...run,
      startedAt: toRfc3339(startedMs),
      endedAt: endedMs === null ? null : toRfc3339(endedMs),
    })),
    differences: differences.map(({ imported: _imported, ...one }) => one),
    asOf: asOfMs === null ? null : toRfc3339(asOfMs - 1),
    bookVersion: call.runtime.use(bookRoom).version(),
  }
})

export const startCheckHandler = handle(startCheck, async (_input, call) => {
  const runId = call.newId()
  const byName = call.principal.name
  call.note(runId)
  call.afterCommit(() => call.runtime.queueJob(CHECK_JOB, { runId, byName }, { key: CHECK_JOB }))
  return { runId }
})
