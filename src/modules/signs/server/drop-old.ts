import { job } from '#platform/plug.ts'
import { rawKeptMs } from '../domain/sign-rules.ts'
import { dropReadings } from './reading-store.ts'
import { dropRolls } from './roll-store.ts'
import { signRoom } from './sign-room.ts'

const DAY_MS = 86_400_000

/** Nightly: readings, hours and days older than the district's rules keep them. */
export const dropOld = job(
  'signs.dropOld',
  async (_payload, { runtime, nowMs }) => {
    const room = runtime.use(signRoom)
    const rules = room.rules()
    const cuts = room
      .all()
      .map(({ code, refreshMinutes }) => ({ code, beforeMs: nowMs - rawKeptMs(rules, refreshMinutes) }))
    await dropReadings(runtime.db, cuts)
    await dropRolls(runtime.db, 'hour', nowMs - rules.hourDays * DAY_MS)
    await dropRolls(runtime.db, 'day', nowMs - rules.dayDays * DAY_MS)
  },
  '35 3 * * *',
)
