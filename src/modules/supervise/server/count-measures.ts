import { fault } from '#core/fault.ts'
import { parseRfc3339, toRfc3339 } from '#core/time/local.ts'
import { handle } from '#platform/plug.ts'
import { countMeasures } from '../contract.ts'
import { countActivities, countByUnit } from './measure-store.ts'

export const countMeasuresHandler = handle(countMeasures, async ({ from, to }, call) => {
  const [fromMs, toMs] = [parseRfc3339(from), parseRfc3339(to)]
  if (fromMs === null || toMs === null || fromMs >= toMs)
    throw fault('period', {
      status: 422,
      zh: '统计的起止时间不对：止须晚于起。请重新选择。',
      en: 'The period must end after it begins. Choose again.',
    })
  const rows = await countByUnit(call.db, { scope: call.scope(), fromMs, toMs, nowMs: call.nowMs })
  return { asOf: toRfc3339(call.nowMs), rows, ...(await countActivities(call.db, fromMs, toMs)) }
})
