import { toRfc3339 } from '#core/time/local.ts'
import { handle } from '#platform/plug.ts'
import { countNotReached } from '../contract.ts'
import { readPeriod } from '../domain/period.ts'
import { countCallbacks } from './not-reached-store.ts'

export const countNotReachedHandler = handle(countNotReached, async ({ period, imported = 'exclude' }, call) => {
  const { fromMs, toMs } = readPeriod(period)
  const counted = await countCallbacks(call.db, { fromMs, toMs }, imported)
  return { asOf: toRfc3339(Math.min(toMs, call.nowMs)), ...counted }
})
