import { toRfc3339 } from '#core/time/local.ts'
import { handle } from '#platform/plug.ts'
import { getReconciliation, reconcileNow, sendAgain } from '../contract.ts'
import { DIFFERENCE_WORDS } from '../domain/compare-threads.ts'
import { findConnection } from './connection-store.ts'
import { noThread, notConnected } from './faults.ts'
import { lockThread, sendAgainFrom } from './outbound-store.ts'
import { RECONCILE } from './reconcile.ts'
import { differencesOf, listRuns } from './reconciliation-store.ts'

const SHOWN_RUNS = 30
const SHOWN = 1000

export const getReconciliationHandler = handle(getReconciliation, async ({ run: wanted }, call) => {
  const runs = (await listRuns(call.db, SHOWN_RUNS)).map(({ startedMs, endedMs, ...run }) => ({
    ...run,
    startedAt: toRfc3339(startedMs),
    endedAt: endedMs === null ? null : toRfc3339(endedMs),
  }))
  const run = runs.find((one) => (wanted ? one.id === wanted : one.endedAt !== null)) ?? null
  const rows = run ? await differencesOf(call.db, run.id, SHOWN) : []
  return { runs, run, items: rows.map((row) => ({ ...row, ...DIFFERENCE_WORDS[row.kind] })) }
})

export const reconcileNowHandler = handle(reconcileNow, async (_input, call) => {
  if (!(await findConnection(call.db))?.enabled) throw notConnected()
  call.afterCommit(() => call.runtime.queueJob(RECONCILE, {}, { key: RECONCILE }))
  return { queued: true }
})

export const sendAgainHandler = handle(sendAgain, async ({ thread, fromSeq }, call) => {
  call.note(thread, { fromSeq })
  if (!(await lockThread(call.db, thread))) throw noThread()
  return { changed: await sendAgainFrom(call.db, thread, fromSeq, call.nowMs) }
})
