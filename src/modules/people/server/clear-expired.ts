import { job } from '#platform/plug.ts'
import { desk } from './desk.ts'
import { deleteOldFailures } from './failure-store.ts'
import { deleteExpired } from './session-store.ts'

/** Sign-ins that ran out and failures nobody counts any more. */
export const clearExpired = job(
  'people.clearExpired',
  async (_payload, call) => {
    await deleteExpired(call.db, call.nowMs, call.runtime.use(desk).policy.idleMinutes)
    await deleteOldFailures(call.db, call.nowMs)
  },
  '17 * * * *',
)
