import { localDay } from '#core/time/local.ts'
import type { Seed } from '#platform/plug.ts'
import { findSetting, saveSetting } from '#platform/settings/setting-store.ts'
import { periodAt, periodBefore } from '../domain/period.ts'
import { BULLETINS_SINCE, firstDayOf } from './produce-due.ts'

const DEMO_DAYS = 7

/**
 * From which day on bulletins are made: the day of loading. A demonstration begins a week before, so that the first of them
 * are there some minutes after its start; that of the last month ends before, if it ends within these days.
 */
export const seed: Seed = async (call, _district, mode) => {
  if (await findSetting(call.db, BULLETINS_SINCE)) return
  const lastMonth = periodBefore(periodAt('month', localDay(call.nowMs)))
  const back = mode === 'demo' ? Math.max(DEMO_DAYS, localDay(call.nowMs) - lastMonth.to) : 0
  await saveSetting(call.db, BULLETINS_SINCE, { day: firstDayOf(call.nowMs, back) })
}
