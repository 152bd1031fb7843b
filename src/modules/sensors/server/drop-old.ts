import { DAY_MS } from '#core/time/local.ts'
import { job } from '#platform/plug.ts'
import { hasDevices } from './device-store.ts'
import { dropOldRows, openDaysAhead, rollDays } from './reading-store.ts'
import { sensorRoom } from './sensor-room.ts'

const REFUSED_DAYS = 7

/** Nightly: hours into days, then what the district no longer keeps goes, and room is made for the days to come. */
export const dropOld = job(
  'sensors.dropOld',
  async (_payload, { runtime, nowMs }) => {
    const { rawDays, hourDays, dayDays } = runtime.use(sensorRoom).file()
    const rawMs = nowMs - rawDays * DAY_MS
    await rollDays(runtime.db, rawMs)
    await dropOldRows(runtime.db, {
      nowMs,
      rawMs,
      hourMs: nowMs - hourDays * DAY_MS,
      dayMs: nowMs - dayDays * DAY_MS,
      refusedMs: nowMs - REFUSED_DAYS * DAY_MS,
    })
    if (await hasDevices(runtime.db)) await openDaysAhead(runtime.db, nowMs)
  },
  '50 3 * * *',
)
